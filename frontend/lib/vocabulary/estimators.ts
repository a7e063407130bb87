const NAMES: Record<string, string> = {
  lgbm: "LightGBM",
  xgboost: "XGBoost",
  catboost: "CatBoost",
  rf: "Random forest",
  extra_tree: "Extra trees",
  linear: "Linear",
  ensemble: "Ensemble",
};

/** An estimator's name as people know it. */
export function estimatorName(estimator: string): string {
  return NAMES[estimator] ?? estimator;
}
