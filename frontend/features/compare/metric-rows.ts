import type { Job } from "@/lib/api/jobs";
import { formatMetric, METRICS, type ScoreName } from "@/lib/vocabulary/metrics";

export interface MetricCell {
  value: number;
  text: string;
  /** Whether none of the others shows a better value. */
  best: boolean;
  /** From the first job's, in words; null for the first and where that has none. */
  difference: string | null;
}

export interface MetricRow {
  metric: string;
  /** One for each job; null where its task does not define the metric. */
  cells: (MetricCell | null)[];
}

type Scored = Pick<Job, "metrics">;

/** Every metric that one of the jobs has. With `ranked` the best of each is marked. */
export function metricRows(jobs: readonly Scored[], ranked: boolean): MetricRow[] {
  return Object.keys(METRICS).flatMap((metric) => {
    const values = jobs.map(({ metrics }) => metrics?.[metric as ScoreName] ?? null);
    return values.some((value) => value !== null) ? [{ metric, cells: cellsOf(metric, values, ranked) }] : [];
  });
}

function cellsOf(metric: string, values: readonly (number | null)[], ranked: boolean): (MetricCell | null)[] {
  const best = ranked ? bestText(metric, values) : null;
  const first = values[0] ?? null;
  return values.map((value, place) => {
    if (value === null) return null;
    const text = formatMetric(metric, value);
    return {
      value,
      text,
      best: text === best,
      difference: place === 0 || first === null || !ranked ? null : differenceText(metric, value - first),
    };
  });
}

/** The best value as it is shown, so that what reads the same is the best together; null where all are the same. */
function bestText(metric: string, values: readonly (number | null)[]): string | null {
  const present = values.filter((value) => value !== null);
  const texts = new Set(present.map((value) => formatMetric(metric, value)));
  if (texts.size < 2) return null;
  const best = METRICS[metric]?.higherIsBetter ? Math.max(...present) : Math.min(...present);
  return formatMetric(metric, best);
}

export function differenceText(metric: string, difference: number): string {
  const size = formatMetric(metric, Math.abs(difference));
  if (size === formatMetric(metric, 0)) return "the same";
  return `${difference > 0 ? "+" : "−"}${size}`;
}
