import { describe, expect, it } from "vitest";
import { columnSketch } from "./column-sketch";
import { exampleColumn } from "./example-column";

const histogram = { edges: [0, 40, 80], counts: [7, 3] };

describe("a column's sketch", () => {
  it("has the bins of a number and says its range", () => {
    expect(columnSketch(exampleColumn({ histogram }))).toEqual({ counts: [7, 3], label: "Distribution from 0 to 80" });
  });

  it("says the range of dates in dates", () => {
    const dates = exampleColumn({ dtype: "datetime", histogram, earliest: "2020-01-01", latest: "2020-12-31" });
    expect(columnSketch(dates)?.label).toBe("Distribution from 2020-01-01 to 2020-12-31");
  });

  it("has the frequent values of text, the first three by name", () => {
    const top_values = ["S", "C", "Q", "?"].map((value, at) => ({ value, count: 9 - at }));
    expect(columnSketch(exampleColumn({ dtype: "text", top_values }))).toEqual({
      counts: [9, 8, 7, 6],
      label: "Most frequent: S, C, Q",
    });
  });

  it("is left out where nothing is known of the values", () => {
    expect(columnSketch(exampleColumn())).toBeNull();
  });
});
