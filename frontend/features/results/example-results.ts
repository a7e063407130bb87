import { exampleJob } from "@/features/training/example-job";
import type { Job, Report } from "@/lib/api/jobs";

/** For tests: a completed job that tells two labels apart. */
export function completedJob(changes: Partial<Job> = {}): Job {
  return exampleJob({
    status: "completed",
    dataset_name: "titanic.csv",
    target_column: "Survived",
    completed_at: "2026-11-22T09:33:05Z",
    progress: null,
    best_estimator: "lgbm",
    training_time: 123.4,
    metric: "roc_auc",
    metric_score: 0.8791,
    metrics: { accuracy: 0.8268, roc_auc: 0.8791, log_loss: 0.4127, best_estimator: "lgbm", training_time: 123.4 },
    baseline: { rule: "always 0, the most frequent label", scores: { accuracy: 0.6147, roc_auc: 0.5 } },
    primary: { metric: "accuracy", value: 0.8268, low: 0.7709, high: 0.8771, level: 0.95 },
    primary_metric: 0.8268,
    labels: [0, 1],
    confusion_matrix: {
      labels: [0, 1],
      counts: [
        [97, 13],
        [18, 51],
      ],
    },
    classes: [
      { label: 0, rows: 110, precision: 0.8435, recall: 0.8818, f1_score: 0.8622 },
      { label: 1, rows: 69, precision: 0.7969, recall: 0.7391, f1_score: 0.7669 },
    ],
    rows: { total: 891, training: 712, holdout: 179, duplicates: 0, missing_target: 0, rare_class: 0 },
    importance: [{ column: "Sex", importance: 0.1542, spread: 0.0121 }],
    ...changes,
  });
}

/** For tests: the report of such a job. */
export function exampleReport(changes: Partial<Report> = {}): Report {
  return {
    job_id: "0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b",
    target_column: "Survived",
    problem_type: "classification",
    labels: [0, 1],
    search: {
      metric: "roc_auc",
      higher_is_better: true,
      validation: "6-fold cross-validation",
      validation_rows: 712,
      trials: 3,
      seconds: 41,
      stopped: "time",
    },
    leaderboard: [
      { estimator: "ensemble", score: 0.874, seconds: 9, trials: 2, config: {}, weight: 1 },
      { estimator: "lgbm", score: 0.871, seconds: 5, trials: 2, config: { n_estimators: 61 }, weight: 1 },
    ],
    trials: [
      { number: 1, estimator: "lgbm", score: 0.85, best_score: 0.85, seconds: 2, at_seconds: 2, config: { n_estimators: 40 } },
      { number: 2, estimator: "rf", score: null, best_score: 0.85, seconds: 4, at_seconds: 6, config: {} },
      { number: 3, estimator: "lgbm", score: 0.871, best_score: 0.871, seconds: 5, at_seconds: 11, config: { n_estimators: 61 } },
    ],
    members: [
      { estimator: "lgbm", weight: 0.7, config: { n_estimators: 61 } },
      { estimator: "lgbm", weight: 0.3, config: { n_estimators: 40 } },
    ],
    roc: [{ label: 1, area: 0.8791, x: [0, 0.1, 1], y: [0, 0.7, 1] }],
    precision_recall: [{ label: 1, area: 0.83, x: [0, 0.7, 1], y: [1, 0.8, 0.39] }],
    calibration: [
      {
        label: 1,
        brier_score: 0.13,
        expected_error: 0.031,
        bins: [{ lower: 0, upper: 1, mean_probability: 0.4, observed_share: 0.39, rows: 179 }],
      },
    ],
    thresholds: null,
    residuals: null,
    intervals: [],
    versions: {},
    seed: 42,
    data_licence: null,
    ...changes,
  };
}
