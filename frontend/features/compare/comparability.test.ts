import { describe, expect, it } from "vitest";
import { differenceOf, questionsOf } from "./comparability";

const CHURN = {
  dataset_id: "d1",
  dataset_name: "telco.csv",
  target_column: "churn",
  problem_type: "classification",
  config: { seed: 42 },
} as const;
const PRICE = { ...CHURN, dataset_id: "d2", dataset_name: "diamonds.csv", target_column: "price", problem_type: "regression" } as const;

describe("what keeps scores from being compared", () => {
  it("is nothing for one question about one file with one seed", () => {
    expect(differenceOf([CHURN, CHURN])).toBeNull();
    expect(differenceOf([CHURN])).toBeNull();
    expect(differenceOf([])).toBeNull();
  });

  it("is another target or another kind of problem, before all else", () => {
    expect(differenceOf([CHURN, PRICE])).toBe("questions");
    expect(differenceOf([CHURN, { ...CHURN, problem_type: "regression" }])).toBe("questions");
  });

  it("is another file, though its column has the same name", () => {
    expect(differenceOf([CHURN, { ...CHURN, dataset_id: "d3" }])).toBe("files");
  });

  it("is another seed, which sets other rows aside", () => {
    expect(differenceOf([CHURN, { ...CHURN, config: { seed: 7 } }])).toBe("rows");
  });

  it("is told job by job", () => {
    expect(questionsOf([CHURN, PRICE])).toEqual([
      "A predicts churn (classification) of telco.csv.",
      "B predicts price (regression) of diamonds.csv.",
    ]);
  });
});
