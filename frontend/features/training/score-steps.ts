import type { Schema } from "@/lib/api/client";
import { counted } from "@/lib/format/numbers";
import { formatClock } from "@/lib/format/time";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";

type SearchProgress = Schema<"SearchProgress">;

/** The best score over the seconds of the search, held until now. */
export function scoreSteps({ history, elapsed_seconds }: SearchProgress): [seconds: number, score: number][] {
  const steps = (history ?? []).map(({ at_seconds, score }): [number, number] => [at_seconds, score]);
  const last = steps.at(-1);
  if (last && elapsed_seconds > last[0]) steps.push([elapsed_seconds, last[1]]);
  return steps;
}

/** What the steps show, in a sentence. */
export function stepsInWords({ history, metric }: SearchProgress): string {
  const gains = history ?? [];
  const [first] = gains;
  const last = gains.at(-1);
  if (!first || !last) return "No model has a score yet.";
  const name = metricName(metric);
  const score = (gain: Schema<"Gain">) => formatMetric(metric, gain.score);
  const when = `${formatClock(last.at_seconds)} of the search`;
  if (gains.length === 1) return `${name} is ${score(last)} since ${when}.`;
  const steps = counted(gains.length - 1, "step");
  return `${name} went from ${score(first)} to ${score(last)} in ${steps}, the last at ${when}.`;
}
