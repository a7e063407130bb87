import { describe, expect, it } from "vitest";
import { autoBudget, budgetSeconds } from "./time-budget";

describe("autoBudget", () => {
  it.each([
    [10, 120],
    [999, 120],
    [1_000, 300],
    [9_999, 300],
    [10_000, 600],
    [49_999, 600],
    [50_000, 1_200],
    [5_000_000, 1_200],
  ])("gives a file of %i rows %i seconds", (rows, seconds) => {
    expect(autoBudget(rows).seconds).toBe(seconds);
  });

  it("says why", () => {
    expect(autoBudget(7_043).files).toBe("files of 1,000 to 9,999 rows");
  });
});

describe("budgetSeconds", () => {
  it("takes a person's minutes only where they chose them", () => {
    expect(budgetSeconds("own", 1, 7_043)).toBe(60);
    expect(budgetSeconds("auto", 1, 7_043)).toBe(300);
  });
});
