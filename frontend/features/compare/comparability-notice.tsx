import { Notice } from "@/components/ui/notice";
import type { Job } from "@/lib/api/jobs";
import { type Difference, questionsOf } from "./comparability";

/** Why these scores say less about each other than they seem to. */
export function ComparabilityNotice({ jobs, difference }: { jobs: readonly Job[]; difference: Difference | null }) {
  switch (difference) {
    case "questions":
      return (
        <Notice tone="careful" title="These jobs predict different things">
          <ul>
            {questionsOf(jobs).map((question, place) => (
              <li key={place}>{question}</li>
            ))}
          </ul>
          <p>Their scores cannot be set against each other, so none is marked as the best.</p>
        </Notice>
      );
    case "files":
      return (
        <Notice tone="careful" title="These jobs were scored on different files">
          A file with easier rows gives better scores to the same model. Read small differences with care.
        </Notice>
      );
    case "rows":
      return (
        <Notice tone="info" title="These jobs set different rows aside">
          Their seeds differ, so each was scored on other rows of the same file. Small differences may come from that alone.
        </Notice>
      );
    default:
      return null;
  }
}
