import type { Schema } from "@/lib/api/client";
import type { Report } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { formatDuration } from "@/lib/format/time";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";

const WHY_IT_ENDED: Record<Schema<"StopCause">, string> = {
  time: "its time was up",
  converged: "it found nothing better any more",
  trials: "it had tried as many configurations as were asked for",
  asked: "somebody asked for the best so far",
  deaths: "its process died again and again",
};

/** How the search went, in two sentences. */
export function searchSentence({ trials, seconds, metric, validation, validation_rows, stopped }: Report["search"]): string {
  return (
    `${counted(trials, "configuration")} in ${formatDuration(seconds)}, each scored by ${metricName(metric)} ` +
    `on ${counted(validation_rows, "training row")} (${validation}). The search ended because ${WHY_IT_ENDED[stopped]}.`
  );
}

export interface Gain {
  atSeconds: number;
  score: number;
}

/** When the best score so far got better, and at last when the search ended. */
export function gainsOf(trials: Report["trials"]): Gain[] {
  const gains: Gain[] = [];
  for (const { at_seconds, best_score } of trials) {
    if (best_score !== null && best_score !== gains.at(-1)?.score) gains.push({ atSeconds: at_seconds, score: best_score });
  }
  const last = trials.at(-1);
  const best = gains.at(-1);
  if (last && best && last.at_seconds > best.atSeconds) gains.push({ atSeconds: last.at_seconds, score: best.score });
  return gains;
}

/** What the line of gains shows. */
export function gainsSentence(gains: readonly Gain[], metric: string): string {
  const [first] = gains;
  const best = gains.at(-1);
  if (!first || !best) return "No configuration could be scored.";
  const found = gains.find(({ score }) => score === best.score) ?? best;
  const end = formatMetric(metric, best.score);
  return first.score === best.score
    ? `${end} from the first configuration on.`
    : `${formatMetric(metric, first.score)} at first, ${end} at the end; ` +
        `the last gain came after ${formatDuration(found.atSeconds)}.`;
}
