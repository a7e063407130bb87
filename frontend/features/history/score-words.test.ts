import { describe, expect, it } from "vitest";
import { exampleSummary } from "./example-summary";
import { primaryScore, searchedScore, secondsTaken } from "./score-words";

describe("the scores of a job in the list", () => {
  it("are accuracy and what the search optimised", () => {
    expect(primaryScore(exampleSummary())).toEqual({ value: "0.827", name: "Accuracy" });
    expect(searchedScore(exampleSummary())).toEqual({ value: "0.879", name: "ROC AUC" });
  });

  it("are R² and an error in the target's unit for a regression", () => {
    const job = exampleSummary({
      problem_type: "regression",
      primary_metric: -0.02,
      metric: "rmse",
      metric_score: 18_512.4,
    });
    expect(primaryScore(job)).toEqual({ value: "−0.020", name: "R²" });
    expect(searchedScore(job)).toEqual({ value: "18,512", name: "RMSE" });
  });

  it("are not told twice", () => {
    expect(searchedScore(exampleSummary({ metric: "accuracy", metric_score: 0.8268 }))).toBeNull();
    expect(searchedScore(exampleSummary({ problem_type: "regression", metric: "r2", metric_score: 0.5 }))).toBeNull();
  });

  it("are none without a model", () => {
    const failed = exampleSummary({ status: "failed", primary_metric: null, metric: null, metric_score: null });
    expect(primaryScore(failed)).toBeNull();
    expect(searchedScore(failed)).toBeNull();
  });
});

describe("the time that a job took", () => {
  it("is its training time, or from start to end where it has none", () => {
    expect(secondsTaken(exampleSummary())).toBe(123.4);
    expect(secondsTaken(exampleSummary({ training_time: null }))).toBe(123);
  });

  it("is unknown while it runs and where it never began", () => {
    expect(secondsTaken(exampleSummary({ training_time: null, completed_at: null }))).toBeNull();
    expect(secondsTaken(exampleSummary({ training_time: null, started_at: null }))).toBeNull();
  });
});
