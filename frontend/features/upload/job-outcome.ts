import type { JobSummary } from "@/lib/api/jobs";
import { formatDuration } from "@/lib/format/time";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { PHASES } from "@/lib/vocabulary/jobs";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";

/** What came of a job, or how far it is: "Accuracy 0.812 · LightGBM · 14 s". */
export function jobOutcome(job: JobSummary): string {
  switch (job.status) {
    case "pending":
      return "Waiting for its start";
    case "running":
      return job.progress ? progressText(job.progress) : "Starting";
    case "completed":
      return resultText(job);
    case "failed":
      return job.error_message ?? "It failed without a word.";
    case "cancelled":
      return "Cancelled before it had a model";
  }
}

function progressText({ percent, phase }: NonNullable<JobSummary["progress"]>): string {
  const doing = PHASES.find((known) => known.phase === phase)?.doing ?? phase;
  return `${Math.floor(percent)} % · ${doing}`;
}

function resultText({ problem_type, primary_metric, best_estimator, training_time }: JobSummary): string {
  const metric = problem_type === "classification" ? "accuracy" : "r2_score";
  const facts = [
    primary_metric === null ? null : `${metricName(metric)} ${formatMetric(metric, primary_metric)}`,
    best_estimator === null ? null : estimatorName(best_estimator),
    training_time === null ? null : formatDuration(training_time),
  ].filter((fact) => fact !== null);
  return facts.join(" · ") || "Completed";
}
