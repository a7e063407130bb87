import type { Bar } from "@/components/charts/bar-list";
import type { Job } from "@/lib/api/jobs";
import { counted, formatCount, formatScore } from "@/lib/format/numbers";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";

type Importance = Job["importance"][number];
type Explained = Pick<Job, "importance" | "metric" | "preprocessing_info">;

/** The bars of columns; one that harms the model when it is there has none. */
export function importanceBars(importance: readonly Importance[], metric: string | null): Bar[] {
  return importance.map((column) => ({
    name: column.column,
    value: Math.max(0, column.importance),
    text: lossText(metric, column.importance),
    spread: column.importance > 0 ? column.spread : undefined,
    note: isNoise(column) ? "no more than chance" : undefined,
    strong: isNoise(column) ? false : undefined,
  }));
}

/** Whether it is no further from nothing than it varies from shuffle to shuffle. */
export function isNoise({ importance, spread }: Importance): boolean {
  return importance <= spread;
}

function lossText(metric: string | null, loss: number): string {
  const text = metric === null ? formatScore(loss) : formatMetric(metric, loss);
  if (loss === 0 || Number.parseFloat(text) !== 0) return text;
  return loss < 0 ? "0" : "< 0.001";
}

/** What the bars say, in sentences. */
export function importanceSentences({ importance, metric, preprocessing_info }: Explained): string[] {
  const [first] = importance;
  if (!first || metric === null) return [];
  const measure = metricName(metric);
  const sentences = isNoise(first)
    ? [`${measure} gets hardly worse whichever column is shuffled: the model leans on none of them alone.`]
    : [
        `${measure} gets worse by ${lossText(metric, first.importance)} when the values of “${first.column}” ` +
          "are shuffled among the rows, more than for any other column.",
      ];
  const noise = importance.filter(isNoise).length;
  if (noise > 0 && !isNoise(first)) {
    sentences.push(
      `For ${formatCount(noise)} of ${counted(importance.length, "column")} the difference is no more than chance; ` +
        "leaving them out may cost nothing.",
    );
  }
  const unmeasured = (preprocessing_info?.feature_count ?? 0) - importance.length;
  if (unmeasured > 0) {
    sentences.push(`${counted(unmeasured, "column")} that the model uses least could not be measured in the time.`);
  }
  return sentences;
}
