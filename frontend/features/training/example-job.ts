import type { Schema } from "@/lib/api/client";
import type { Job } from "@/lib/api/jobs";

type SearchProgress = Schema<"SearchProgress">;

/** For tests: a search that has found something. */
export function exampleSearch(changes: Partial<SearchProgress> = {}): SearchProgress {
  return {
    trials: 23,
    elapsed_seconds: 80,
    budget_seconds: 255,
    metric: "roc_auc",
    higher_is_better: true,
    best_score: 0.847,
    best_estimator: "lgbm",
    leaderboard: [
      { estimator: "lgbm", score: 0.847, trials: 12 },
      { estimator: "rf", score: 0.831, trials: 11 },
    ],
    history: [
      { at_seconds: 2.5, score: 0.81 },
      { at_seconds: 41, score: 0.847 },
    ],
    ...changes,
  };
}

/** For tests: a job that searches since a minute and a half. */
export function exampleJob(changes: Partial<Job> = {}): Job {
  return {
    job_id: "0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b",
    dataset_id: "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
    dataset_name: "telco_churn.csv",
    status: "running",
    target_column: "churn",
    problem_type: "classification",
    time_budget: 300,
    created_at: "2026-11-22T09:31:00Z",
    updated_at: "2026-11-22T09:32:30Z",
    started_at: "2026-11-22T09:31:02Z",
    completed_at: null,
    tags: [],
    notes: null,
    deployed: false,
    deployed_at: null,
    threshold: null,
    error_message: null,
    primary_metric: null,
    metric: null,
    metric_score: null,
    training_time: null,
    best_estimator: null,
    config: {
      time_budget: null,
      metric: "auto",
      problem_type: null,
      include_columns: [],
      exclude_columns: [],
      model: "auto",
      early_stop: true,
      retrain_full: false,
      max_trials: null,
      seed: 42,
    },
    attempt: 1,
    finish_early: false,
    progress: { phase: "search", percent: 30.4, message: "Searching for the best model", search: exampleSearch() },
    warnings: [],
    best_config: null,
    search_trials: null,
    search_score: null,
    members: [],
    metrics: null,
    baseline: null,
    primary: null,
    confusion_matrix: null,
    classes: [],
    labels: [],
    importance: [],
    rows: null,
    left_out: [],
    parity: null,
    model_sha256: null,
    preprocessing_info: null,
    ...changes,
  };
}

/** For tests: a job in a phase other than the search, or before it. */
export function exampleProgress(phase: NonNullable<Job["progress"]>["phase"], percent: number): Job["progress"] {
  return { phase, percent, message: "", search: null };
}
