import { describe, expect, it } from "vitest";
import { formatThreshold, meaningOf, nearestRow, readPrice, type ThresholdRow } from "./thresholds";

function row(threshold: number, changes: Partial<ThresholdRow> = {}): ThresholdRow {
  return {
    threshold,
    true_positives: 61,
    false_positives: 27,
    true_negatives: 83,
    false_negatives: 8,
    precision: 61 / 88,
    recall: 61 / 69,
    f1_score: 0.78,
    ...changes,
  };
}

describe("the row of a threshold", () => {
  const rows = [row(0.1), row(0.35), row(0.5), row(0.9)];

  it("is the one with that threshold", () => {
    expect(nearestRow(rows, 0.35)).toBe(1);
  });

  it("is the nearest where none has it", () => {
    expect(nearestRow(rows, 0.42)).toBe(1);
    expect(nearestRow(rows, 1)).toBe(3);
  });

  it("is the first where two are as near, or there are none", () => {
    expect(nearestRow([row(0.25), row(0.75)], 0.5)).toBe(0);
    expect(nearestRow([], 0.5)).toBe(0);
  });
});

describe("a price", () => {
  it("is a number from nothing up", () => {
    expect(readPrice("0")).toBe(0);
    expect(readPrice(" 12.5 ")).toBe(12.5);
  });

  it("is not negative, empty, endless or a word", () => {
    for (const text of ["-1", "", "  ", "Infinity", "1e13", "much"]) expect(readPrice(text)).toBeNull();
  });
});

describe("what a threshold does", () => {
  it("is told with counts and shares", () => {
    expect(meaningOf(row(0.22), "Yes")).toBe(
      "It finds 61 of 69 rows that are “Yes” (88 %); of 88 rows called “Yes”, 61 are (69 %).",
    );
  });

  it("is told where it calls nothing positive", () => {
    const none = row(0.99, { true_positives: 0, false_positives: 0, false_negatives: 69, precision: null, recall: 0 });
    expect(meaningOf(none, "Yes")).toBe("It calls no row “Yes”.");
  });

  it("is written with at most three digits", () => {
    expect(formatThreshold(0.41372)).toBe("0.414");
    expect(formatThreshold(0.5)).toBe("0.5");
  });
});
