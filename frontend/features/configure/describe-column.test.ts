import { describe, expect, it } from "vitest";
import { aColumn, aNumberColumn } from "./column-fixture";
import { classShares, distinctText, shapeOf, spreadSentence, targetFact } from "./describe-column";

const churn = aColumn({
  name: "churn",
  missing: 100,
  top_values: [
    { value: "No", count: 657 },
    { value: "Yes", count: 243 },
  ],
});

describe("classShares", () => {
  it("gives shares of the rows that have a value", () => {
    const { shown, rest } = classShares(churn, 1_000, 8);
    expect(shown.map(({ value, share }) => [value, share])).toEqual([
      ["No", 0.73],
      ["Yes", 0.27],
    ]);
    expect(rest).toEqual({ values: 0, count: 0, share: 0 });
  });

  it("counts what is not shown", () => {
    const { shown, rest } = classShares({ ...churn, distinct: 5 }, 1_100, 1);
    expect(shown).toHaveLength(1);
    expect(rest).toMatchObject({ values: 4, count: 343 });
  });
});

describe("targetFact", () => {
  it("tells the rarer of two classes, the range of numbers, the number of values of the rest", () => {
    expect(targetFact(churn, 1_000, "classification")).toBe("“Yes” in 27 %");
    expect(targetFact(aNumberColumn({ name: "charges", min: 18.25, max: 118.75 }), 1_000, "regression")).toBe(
      "18.25 to 118.8",
    );
    expect(targetFact(aColumn({ name: "contract", distinct: 3 }), 1_000, "classification")).toBe("3 values");
    expect(targetFact(aNumberColumn({ name: "digit", distinct: 10 }), 1_000, "classification")).toBe("10 values");
  });
});

describe("shapeOf", () => {
  it("draws numbers by their histogram", () => {
    expect(shapeOf(aNumberColumn({ name: "size" }), 1_000)).toEqual({ counts: [600, 400], label: "1 to 9, on average 4" });
  });

  it("draws other columns by their most frequent values", () => {
    expect(shapeOf(churn, 1_000)).toEqual({ counts: [657, 243], label: "Most frequent: “No” in 73 %, “Yes” in 27 %" });
  });

  it("draws nothing where no value repeats", () => {
    expect(shapeOf(aColumn({ name: "id", top_values: [{ value: "a1", count: 1 }] }), 1_000)).toBeNull();
    expect(shapeOf(aColumn({ name: "empty", distinct: 0 }), 1_000)).toBeNull();
  });
});

describe("distinctText", () => {
  it("says where a number is an estimate", () => {
    expect(distinctText(aColumn({ name: "id", distinct: 7_043 }))).toBe("7,043");
    expect(distinctText(aColumn({ name: "id", distinct: 1_200_000, distinct_is_estimate: true }))).toBe("about 1,200,000");
  });
});

describe("spreadSentence", () => {
  it("tells the range and the middle half", () => {
    expect(spreadSentence(aNumberColumn({ name: "size" }))).toBe(
      "From 1 to 9. Half of the rows lie between 2 and 6.",
    );
  });
});
