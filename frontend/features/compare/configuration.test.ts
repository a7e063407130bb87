import { describe, expect, it } from "vitest";
import type { Job } from "@/lib/api/jobs";
import { configurationRows } from "./configuration";

function job(changes: Partial<Job> = {}): Job {
  return {
    dataset_name: "telco.csv",
    target_column: "churn",
    problem_type: "classification",
    time_budget: 300,
    config: { metric: "auto", time_budget: null, model: "auto", early_stop: true, retrain_full: false, seed: 42, exclude_columns: [], include_columns: [] },
    metric: "roc_auc",
    best_estimator: "lgbm",
    best_config: { n_estimators: 120, learning_rate: 0.0512345 },
    members: ["lgbm"],
    left_out: [],
    rows: null,
    preprocessing_info: null,
    search_trials: 31,
    training_time: 14.2,
    ...changes,
  } as unknown as Job;
}

function valuesOf(jobs: Job[], name: string): string[] | undefined {
  return configurationRows(jobs).find((row) => row.name === name)?.values;
}

describe("configurations side by side", () => {
  it("say which settings differ", () => {
    const single = job({ config: { ...job().config, model: "single" } });
    const differing = configurationRows([job(), single]).filter(({ differs }) => differs);
    expect(differing).toEqual([{ name: "Models", values: ["ensemble where it is better", "one estimator"], differs: true }]);
  });

  it("tell a budget that was chosen from an automatic one", () => {
    const chosen = job({ config: { ...job().config, time_budget: 300 } });
    expect(valuesOf([job(), chosen], "Time budget")).toEqual(["5 min (auto)", "5 min"]);
  });

  it("name columns as they are called", () => {
    const without = job({ config: { ...job().config, exclude_columns: ["__proto__", "<b>"] } });
    expect(valuesOf([job(), without], "Columns left out by choice")).toEqual(["none", "__proto__, <b>"]);
  });

  it("set parameters beside each other where the estimator is the same", () => {
    const other = job({ best_config: { n_estimators: 80 } });
    expect(valuesOf([job(), other], "Best estimator's n_estimators")).toEqual(["120", "80"]);
    expect(valuesOf([job(), other], "Best estimator's learning_rate")).toEqual(["0.05123", "–"]);
  });

  it("leave parameters of different estimators alone", () => {
    const names = configurationRows([job(), job({ best_estimator: "linear", best_config: { C: 1 } })]).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith("Best estimator's"))).toEqual([]);
  });
});
