import type { Job } from "@/lib/api/jobs";
import { formatMetric, METRICS, metricName, type ScoreName } from "@/lib/vocabulary/metrics";
import { quotedLabel } from "../quoted-label";

export interface MetricCard {
  name: string;
  title: string;
  meaning: string;
  text: string;
  /** What ignoring all columns gets. */
  baseline: string | null;
  lowerIsBetter: boolean;
  /** Whether the search went by it. */
  optimised: boolean;
}

type Measured = Pick<Job, "metrics" | "baseline" | "metric" | "metric_score" | "labels">;

/** Scores that the search calls otherwise than the results do. */
const SAME_SCORE = new Map<string, ScoreName>([
  ["r2", "r2_score"],
  ["macro_f1", "f1_macro"],
  ["roc_auc_ovr", "roc_auc"],
  ["roc_auc_ovo", "roc_auc"],
]);

/** Every score that the task defines, with the optimised one marked; it gets a card of its own where it is none of them. */
export function metricCards(job: Measured): MetricCard[] {
  const { metrics, baseline, metric } = job;
  if (!metrics) return [];
  const optimised = metric === null ? null : (SAME_SCORE.get(metric) ?? metric);
  const cards = (Object.keys(METRICS) as ScoreName[]).flatMap((name): MetricCard[] => {
    const value = metrics[name] ?? null;
    if (value === null) return [];
    const base = baseline?.scores[name] ?? null;
    return [
      {
        name,
        title: metricName(name),
        meaning: METRICS[name]?.meaning ?? "",
        text: formatMetric(name, value),
        baseline: base === null ? null : formatMetric(name, base),
        lowerIsBetter: METRICS[name]?.higherIsBetter === false,
        optimised: name === optimised,
      },
    ];
  });
  const own = cards.some((card) => card.optimised) ? null : optimisedCard(job);
  return own ? [own, ...cards] : cards;
}

function optimisedCard({ metric, metric_score, labels }: Measured): MetricCard | null {
  if (metric === null || metric_score === null) return null;
  const positive = labels.at(-1);
  const ofPositive = labels.length === 2 && positive !== undefined ? ` of ${quotedLabel(positive)}` : "";
  return {
    name: metric,
    title: `${metricName(metric)}${ofPositive}`,
    meaning: "What the search went by, here on rows that it had never seen",
    text: formatMetric(metric, metric_score),
    baseline: null,
    lowerIsBetter: metric === "mse",
    optimised: true,
  };
}
