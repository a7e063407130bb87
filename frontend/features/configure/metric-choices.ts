import type { ProblemType } from "@/lib/vocabulary/problem-types";

export const AUTO = "auto";

/** What a search may optimise for this task; the API refuses the others. */
export function metricChoices(problemType: ProblemType, classes: number): string[] {
  if (problemType === "regression") return ["rmse", "mae", "mape", "mse", "r2"];
  return classes <= 2
    ? ["roc_auc", "log_loss", "accuracy", "f1", "ap", "macro_f1", "micro_f1"]
    : ["log_loss", "accuracy", "macro_f1", "micro_f1", "roc_auc_ovr", "roc_auc_ovo"];
}

/** What is optimised where nothing is chosen. */
export function automaticMetric(problemType: ProblemType, classes: number): string {
  if (problemType === "regression") return "rmse";
  return classes <= 2 ? "roc_auc" : "log_loss";
}

/** The metric that was chosen, or the automatic one where the target has changed and it no longer fits. */
export function fittingMetric(chosen: string, problemType: ProblemType, classes: number): string {
  return metricChoices(problemType, classes).includes(chosen) ? chosen : AUTO;
}
