import { describe, expect, it } from "vitest";
import { configFacts } from "./config-facts";

const config = {
  early_stop: true,
  exclude_columns: [],
  include_columns: [],
  max_trials: null,
  metric: "auto",
  model: "auto" as const,
  problem_type: null,
  retrain_full: false,
  seed: 42,
  time_budget: null,
};

const job = { config, time_budget: 120, metric: "roc_auc", problem_type: "classification" as const, attempt: 1 };
const factsOf = (...args: Parameters<typeof configFacts>) => new Map(configFacts(...args));

describe("what a training was asked for", () => {
  it("tells what was chosen for a person who chose nothing", () => {
    const facts = factsOf(job);
    expect(facts.get("Task")).toBe("classification, detected");
    expect(facts.get("Optimised metric")).toBe("ROC AUC, chosen for this task");
    expect(facts.get("Time budget")).toBe("2 min, by the number of rows");
    expect(facts.get("Seed")).toBe("42");
  });

  it("tells what a person chose", () => {
    const facts = factsOf({
      ...job,
      config: { ...config, metric: "f1", time_budget: 60, model: "single", max_trials: 30, early_stop: false },
    });
    expect(facts.get("Optimised metric")).toBe("F1, chosen");
    expect(facts.get("Time budget")).toBe("2 min, chosen");
    expect(facts.get("Model")).toBe("one estimator");
    expect(facts.get("Most configurations")).toBe("30 configurations");
    expect(facts.get("Early stop")).toContain("no");
  });

  it("tells of further attempts only where there were some", () => {
    expect(factsOf(job).has("Attempts")).toBe(false);
    expect(factsOf({ ...job, attempt: 3 }).get("Attempts")).toContain("3,");
  });
});
