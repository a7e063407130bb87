import { describe, expect, it } from "vitest";
import { exampleJob } from "./example-job";
import { jobOutcome } from "./job-outcome";

describe("what is said of a job", () => {
  it("is its score, its estimator and how long it took once it is completed", () => {
    expect(jobOutcome(exampleJob())).toBe("Accuracy 0.812 · LightGBM · 14 s");
    const regression = exampleJob({ problem_type: "regression", primary_metric: 0.9 });
    expect(jobOutcome(regression)).toBe("R² 0.900 · LightGBM · 14 s");
  });

  it("is how far it is while it runs", () => {
    const progress = { phase: "search", percent: 42.7 } as const;
    expect(jobOutcome(exampleJob({ status: "running", progress }))).toBe("42 % · searching for the best model");
    expect(jobOutcome(exampleJob({ status: "running" }))).toBe("Starting");
  });

  it("is the sentence of its failure", () => {
    const failed = exampleJob({ status: "failed", error_message: "price is constant." });
    expect(jobOutcome(failed)).toBe("price is constant.");
  });
});
