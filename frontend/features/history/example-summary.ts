import type { JobSummary } from "@/lib/api/jobs";

/** For tests: a completed job in a list. */
export function exampleSummary(changes: Partial<JobSummary> = {}): JobSummary {
  return {
    job_id: "0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b",
    dataset_id: "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
    dataset_name: "titanic.csv",
    status: "completed",
    target_column: "survived",
    problem_type: "classification",
    time_budget: 120,
    created_at: "2026-11-22T09:31:00Z",
    updated_at: "2026-11-22T09:33:05Z",
    started_at: "2026-11-22T09:31:02Z",
    completed_at: "2026-11-22T09:33:05Z",
    tags: [],
    deployed: false,
    threshold: null,
    error_message: null,
    primary_metric: 0.8268,
    metric: "roc_auc",
    metric_score: 0.8791,
    training_time: 123.4,
    best_estimator: "lgbm",
    progress: null,
    ...changes,
  };
}
