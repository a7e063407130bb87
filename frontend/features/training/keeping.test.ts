import { describe, expect, it } from "vitest";
import { exampleJob, exampleProgress, exampleSearch } from "./example-job";
import { keepingOf } from "./keeping";

describe("keeping the best model", () => {
  it("is possible once there is one", () => {
    expect(keepingOf(exampleJob())).toEqual({ possible: true, note: "So far LightGBM, ROC AUC 0.847." });
  });

  it("is not before there is one", () => {
    expect(keepingOf(exampleJob({ status: "pending", progress: null })).possible).toBe(false);
    expect(keepingOf(exampleJob({ progress: exampleProgress("prepare", 6) })).note).toBe("There is no model yet.");
    const search = exampleSearch({ best_score: null, best_estimator: null, history: [], leaderboard: [] });
    const job = exampleJob({ progress: { phase: "search", percent: 12, message: "", search } });
    expect(keepingOf(job).possible).toBe(false);
  });

  it("counts a score of zero as a model", () => {
    const search = exampleSearch({ metric: "rmse", best_score: 0 });
    const job = exampleJob({ progress: { phase: "search", percent: 12, message: "", search } });
    expect(keepingOf(job).possible).toBe(true);
  });

  it("is not asked for twice, nor after the search", () => {
    expect(keepingOf(exampleJob({ finish_early: true })).possible).toBe(false);
    const scoring = exampleJob({ progress: { phase: "evaluate", percent: 75, message: "", search: exampleSearch() } });
    expect(keepingOf(scoring).possible).toBe(false);
  });
});
