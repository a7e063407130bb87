import type { JobSummary } from "@/lib/api/jobs";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";

interface Score {
  value: string;
  name: string;
}

/** Names of the two primary metrics where they are what the search optimised. */
const SAME: Record<string, string> = { accuracy: "accuracy", r2: "r2_score" };

/** The score by which jobs are known; null without a model. */
export function primaryScore({ problem_type, primary_metric }: JobSummary): Score | null {
  return primary_metric === null ? null : scored(primaryMetric(problem_type), primary_metric);
}

/** What the search optimised, where that is something else. */
export function searchedScore({ problem_type, metric, metric_score }: JobSummary): Score | null {
  if (metric === null || metric_score === null || SAME[metric] === primaryMetric(problem_type)) return null;
  return scored(metric, metric_score);
}

function primaryMetric(type: JobSummary["problem_type"]): string {
  return type === "classification" ? "accuracy" : "r2_score";
}

function scored(metric: string, value: number): Score {
  return { value: formatMetric(metric, value), name: metricName(metric) };
}

/** Seconds from a job's start to its end; null where it has not both. */
export function secondsTaken({ training_time, started_at, completed_at }: JobSummary): number | null {
  if (training_time !== null) return training_time;
  if (started_at === null || completed_at === null) return null;
  return Math.max(0, (Date.parse(completed_at) - Date.parse(started_at)) / 1_000);
}
