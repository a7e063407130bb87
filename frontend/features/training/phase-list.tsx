import { Check, Circle, CircleDot } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import type { Stage, StageState } from "./stages";

const STATES = {
  done: { icon: Check, mark: "text-good", text: "text-text", words: "done" },
  current: { icon: CircleDot, mark: "text-accent", text: "font-medium text-text", words: "now" },
  ahead: { icon: Circle, mark: "text-line-strong", text: "text-muted", words: "to come" },
} as const satisfies Record<StageState, unknown>;

export function PhaseList({ stages }: { stages: Stage[] }) {
  return (
    <ol aria-label="Phases" className="grid grid-cols-2 gap-x-4 gap-y-2 xs:grid-cols-4 lg:grid-cols-8">
      {stages.map(({ phase, name, state }) => {
        const { icon: Icon, mark, text, words } = STATES[state];
        return (
          <li
            key={phase}
            aria-current={state === "current" ? "step" : undefined}
            className={cn("flex items-center gap-1.5", text)}
          >
            <Icon aria-hidden className={cn("size-4 shrink-0", mark)} />
            {name}
            <span className="sr-only">, {words}</span>
          </li>
        );
      })}
    </ol>
  );
}
