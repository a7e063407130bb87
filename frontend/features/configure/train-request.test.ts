import { describe, expect, it } from "vitest";
import { aColumn, aNumberColumn, anIdentifier } from "./column-fixture";
import type { Choice } from "./decide-columns";
import { defaultSettings } from "./settings";
import { trainRequest } from "./train-request";

const target = aColumn({ name: "churn" });
const chosen = {
  datasetId: "d1",
  columns: [anIdentifier("id"), aNumberColumn({ name: "tenure" }), target],
  target,
  problemType: "classification",
  choices: new Map<string, Choice>(),
  settings: defaultSettings(300),
} as const;

describe("trainRequest", () => {
  it("leaves to the API what a person left alone", () => {
    expect(trainRequest(chosen)).toEqual({
      dataset_id: "d1",
      target_column: "churn",
      config: {
        time_budget: null,
        metric: "auto",
        problem_type: null,
        include_columns: [],
        exclude_columns: [],
        model: "auto",
        early_stop: true,
        retrain_full: false,
        seed: 42,
        max_trials: null,
      },
    });
  });

  it("names the columns that a person decided on, but never the target", () => {
    const choices = new Map<string, Choice>([
      ["tenure", "leave"],
      ["id", "use"],
      ["churn", "use"],
    ]);
    const { config } = trainRequest({ ...chosen, choices });
    expect(config).toMatchObject({ include_columns: ["id"], exclude_columns: ["tenure"] });
  });

  it("sends minutes as seconds", () => {
    const settings = { ...chosen.settings, budget: "own", minutes: 1 } as const;
    expect(trainRequest({ ...chosen, settings }).config?.time_budget).toBe(60);
  });

  it("sends the problem type only where it is not the one of the values", () => {
    const price = aNumberColumn({ name: "price" });
    expect(trainRequest({ ...chosen, target: price, problemType: "regression" }).config?.problem_type).toBeNull();
    expect(trainRequest({ ...chosen, target: price, problemType: "classification" }).config?.problem_type).toBe(
      "classification",
    );
  });

  it("forgets a metric that was chosen for another target", () => {
    const settings = { ...chosen.settings, metric: "rmse" };
    expect(trainRequest({ ...chosen, settings }).config?.metric).toBe("auto");
  });

  it("reads the numbers that were typed", () => {
    const settings = { ...chosen.settings, seed: " 7 ", maxTrials: "25" };
    expect(trainRequest({ ...chosen, settings }).config).toMatchObject({ seed: 7, max_trials: 25 });
  });
});
