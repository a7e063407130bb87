import type { Schema } from "@/lib/api/client";
import { formatNumber, formatScore, formatShare } from "@/lib/format/numbers";

export type ScoreName = keyof Schema<"Scores">;

interface Metric {
  name: string;
  /** What it says, for somebody who never met it. */
  meaning: string;
  higherIsBetter: boolean;
  /** Whether its unit is the target's. */
  inTargetUnits?: boolean;
}

/** Every metric that the API names, in the order in which they are shown. */
export const METRICS: Record<string, Metric> = {
  accuracy: { name: "Accuracy", meaning: "Share of rows with the right answer", higherIsBetter: true },
  balanced_accuracy: {
    name: "Balanced accuracy",
    meaning: "Mean over the classes of the share found, so that rare classes count as much",
    higherIsBetter: true,
  },
  roc_auc: {
    name: "ROC AUC",
    meaning: "Chance that a row of a class is ranked above a row of another; 0.5 is guessing",
    higherIsBetter: true,
  },
  precision: {
    name: "Precision",
    meaning: "Of the rows called so, the share that is; each label counts by its rows",
    higherIsBetter: true,
  },
  recall: {
    name: "Recall",
    meaning: "Of the rows that are so, the share that was found; each label counts by its rows",
    higherIsBetter: true,
  },
  f1_score: {
    name: "F1",
    meaning: "Precision and recall in one number; each label counts by its rows",
    higherIsBetter: true,
  },
  precision_macro: {
    name: "Precision, macro",
    meaning: "Precision of each class, averaged",
    higherIsBetter: true,
  },
  recall_macro: { name: "Recall, macro", meaning: "Recall of each class, averaged", higherIsBetter: true },
  f1_macro: { name: "F1, macro", meaning: "F1 of each class, averaged", higherIsBetter: true },
  log_loss: {
    name: "Log loss",
    meaning: "How far the probabilities are from the truth; surely wrong costs most",
    higherIsBetter: false,
  },
  r2_score: {
    name: "R²",
    meaning: "Share of the target's variation that is explained; 0 is always guessing the mean",
    higherIsBetter: true,
  },
  rmse: {
    name: "RMSE",
    meaning: "Typical size of an error, large ones weighing more",
    higherIsBetter: false,
    inTargetUnits: true,
  },
  mae: { name: "MAE", meaning: "Mean size of an error", higherIsBetter: false, inTargetUnits: true },
  median_absolute_error: {
    name: "Median error",
    meaning: "Half of the errors are smaller",
    higherIsBetter: false,
    inTargetUnits: true,
  },
  mape: { name: "MAPE", meaning: "Mean error as a share of the true value", higherIsBetter: false },
};

/** Names that only the search uses. */
const SEARCH_NAMES: Record<string, string> = {
  auto: "Automatic",
  f1: "F1",
  micro_f1: "F1, micro",
  macro_f1: "F1, macro",
  roc_auc_ovr: "ROC AUC, one against the rest",
  roc_auc_ovo: "ROC AUC, one against one",
  ap: "Average precision",
  r2: "R²",
  mse: "Mean squared error",
};

export function metricName(metric: string): string {
  return METRICS[metric]?.name ?? SEARCH_NAMES[metric] ?? metric;
}

/** A metric's value with the digits that suit it. */
export function formatMetric(metric: string, value: number): string {
  if (metric === "mape") return formatShare(value);
  return METRICS[metric]?.inTargetUnits || metric === "mse" ? formatNumber(value) : formatScore(value);
}

const SEARCH_MEANINGS: Record<string, string> = {
  f1: "Precision and recall of the positive label in one number",
  micro_f1: "F1 over all answers together",
  macro_f1: "F1 of each class, averaged, so that rare classes count as much",
  roc_auc_ovr: "ROC AUC of each class against all others, averaged",
  roc_auc_ovo: "ROC AUC of each pair of classes, averaged",
  ap: "Precision averaged over all thresholds; made for rare positives",
  r2: "Share of the target's variation that is explained; 0 is always guessing the mean",
  mse: "Mean of the squared errors, so that large ones weigh most",
};

/** What a metric says, for somebody who never met it. */
export function metricMeaning(metric: string): string | undefined {
  return METRICS[metric]?.meaning ?? SEARCH_MEANINGS[metric];
}
