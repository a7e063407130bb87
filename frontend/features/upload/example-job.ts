import type { JobSummary } from "@/lib/api/jobs";

/** A completed job as the API lists it, for tests. */
export function exampleJob(differences: Partial<JobSummary> = {}): JobSummary {
  return {
    job_id: "j1",
    dataset_id: "d1",
    dataset_name: "titanic.csv",
    target_column: "survived",
    problem_type: "classification",
    status: "completed",
    created_at: "2026-11-22T14:38:25Z",
    started_at: "2026-11-22T14:38:26Z",
    updated_at: "2026-11-22T14:38:40Z",
    completed_at: "2026-11-22T14:38:40Z",
    time_budget: 120,
    training_time: 14.2,
    best_estimator: "lgbm",
    metric: "roc_auc",
    metric_score: 0.87,
    primary_metric: 0.8123,
    progress: null,
    error_message: null,
    deployed: false,
    threshold: null,
    tags: [],
    ...differences,
  };
}
