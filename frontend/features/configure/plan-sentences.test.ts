import { describe, expect, it } from "vitest";
import { aColumn, aNumberColumn, anIdentifier } from "./column-fixture";
import { decideColumns } from "./decide-columns";
import { planSentences } from "./plan-sentences";

const others = [anIdentifier("id"), aColumn({ name: "plan" }), aColumn({ name: "zone" })];
const churn = aColumn({
  name: "churn",
  top_values: [
    { value: "No", count: 730 },
    { value: "Yes", count: 270 },
  ],
});

function texts(target = churn, dataset = { num_rows: 1_000, duplicate_rows: 0 }, features = others) {
  const decisions = decideColumns([...features, target], target.name, new Map());
  const problemType = target.target.problem_type;
  return planSentences({ dataset, target, problemType, decisions }).map(({ text }) => text);
}

describe("planSentences", () => {
  it("tells how many columns are used and where the scores come from", () => {
    expect(texts()).toEqual([
      "2 of 3 other columns are used.",
      "A fifth of the rows is set aside, so that the scores come from rows the model never saw.",
    ]);
  });

  it("counts one as one", () => {
    expect(texts(churn, undefined, [aColumn({ name: "plan" })])[0]).toBe("The one other column is used.");
    expect(texts(churn, undefined, others.slice(1))[0]).toBe("All 2 other columns are used.");
  });

  it("counts rows without a target", () => {
    expect(texts({ ...churn, missing: 11 })).toContain("11 rows have no value in “churn” and are left out.");
    expect(texts({ ...churn, missing: 1 })).toContain("1 row has no value in “churn” and is left out.");
  });

  it("counts rows that repeat", () => {
    expect(texts(churn, { num_rows: 1_000, duplicate_rows: 12 })).toContain(
      "12 rows repeat an earlier one. Copies are either learned from or kept for the scores, never both.",
    );
  });

  it("warns where few rows are left for the scores", () => {
    expect(texts(churn, { num_rows: 150, duplicate_rows: 0 })).toContain(
      "The scores will rest on about 30 rows that the model never saw; go by their interval.",
    );
  });

  it("warns where one class is rare", () => {
    const rare = { ...churn, top_values: [{ value: "No", count: 967 }, { value: "Yes", count: 33 }] };
    expect(texts(rare).at(-1)).toBe(
      "Only 3.3 % of the rows are “Yes”: always answering “No” would be right for 97 %, so accuracy says little here.",
    );
  });

  it("tells of classes with a single row, where all classes are known", () => {
    const top_values = [
      { value: "a", count: 998 },
      { value: "b", count: 1 },
      { value: "c", count: 1 },
    ];
    expect(texts({ ...churn, distinct: 3, top_values })).toContain("2 classes have a single row each and are left out.");
    expect(texts({ ...churn, distinct: 30, top_values }).join(" ")).not.toContain("single row");
  });

  it("speaks of no classes where numbers are predicted", () => {
    const price = aNumberColumn({ name: "price", distinct: 2, top_values: [{ value: "1", count: 999 }, { value: "2", count: 1 }] });
    expect(texts(price)).toHaveLength(2);
  });
});
