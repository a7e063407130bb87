import { describe, expect, it } from "vitest";
import { rocPoint, rowInUse } from "./threshold-point";

const row = (threshold: number) => ({
  threshold,
  true_positives: 8,
  false_positives: 5,
  true_negatives: 15,
  false_negatives: 2,
  precision: 8 / 13,
  recall: 0.8,
  f1_score: 0.7,
});

const table = { positive_label: "Yes", suggested: 0.3, rows: [row(0.1), row(0.3), row(0.48), row(0.9)] };

describe("the threshold in the charts", () => {
  it("is the one in use, or the nearest that was measured", () => {
    expect(rowInUse(table, 0.31)?.threshold).toBe(0.3);
  });

  it("is an even chance where none is set", () => {
    expect(rowInUse(table, null)?.threshold).toBe(0.48);
  });

  it("is nowhere without a table of thresholds", () => {
    expect(rowInUse(null, 0.5)).toBeNull();
    expect(rowInUse(undefined, 0.5)).toBeNull();
  });

  it("stands at the share of wrong alarms and the share found", () => {
    expect(rocPoint(row(0.3))).toEqual({ x: 0.25, y: 0.8 });
  });
});
