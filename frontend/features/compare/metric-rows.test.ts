import { describe, expect, it } from "vitest";
import { differenceText, metricRows } from "./metric-rows";

function job(scores: Record<string, number | null>) {
  return { metrics: { best_estimator: "lgbm", training_time: 10, ...scores } };
}

describe("metrics side by side", () => {
  it("are those that any of the jobs has, in the order in which they are shown everywhere", () => {
    const rows = metricRows([job({ log_loss: 0.4 }), job({ accuracy: 0.8, roc_auc: null })], true);
    expect(rows.map(({ metric }) => metric)).toEqual(["accuracy", "log_loss"]);
    expect(rows[0]?.cells[0]).toBeNull();
  });

  it("mark the highest where high is good and the lowest where low is", () => {
    const rows = metricRows([job({ accuracy: 0.81, log_loss: 0.41 }), job({ accuracy: 0.84, log_loss: 0.44 })], true);
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.best))).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it("mark all that read the same, and none where all do", () => {
    const [tie] = metricRows([job({ accuracy: 0.8401 }), job({ accuracy: 0.8402 }), job({ accuracy: 0.8 })], true);
    expect(tie?.cells.map((cell) => cell?.best)).toEqual([true, true, false]);
    const [same] = metricRows([job({ accuracy: 0.84 }), job({ accuracy: 0.84 })], true);
    expect(same?.cells.map((cell) => cell?.best)).toEqual([false, false]);
  });

  it("tell the difference to the first job", () => {
    const [row] = metricRows([job({ accuracy: 0.81 }), job({ accuracy: 0.84 }), job({ accuracy: 0.8 })], true);
    expect(row?.cells.map((cell) => cell?.difference)).toEqual([null, "+0.030", "−0.010"]);
  });

  it("mark and subtract nothing where jobs answer different questions", () => {
    const [row] = metricRows([job({ accuracy: 0.81 }), job({ accuracy: 0.84 })], false);
    expect(row?.cells.map((cell) => [cell?.best, cell?.difference])).toEqual([
      [false, null],
      [false, null],
    ]);
  });

  it("are none for jobs without scores", () => {
    expect(metricRows([{ metrics: null }], true)).toEqual([]);
  });
});

describe("a difference", () => {
  it("too small to show is none", () => {
    expect(differenceText("accuracy", 0.0001)).toBe("the same");
  });

  it("is in the metric's unit", () => {
    expect(differenceText("rmse", -1250)).toBe("−1,250");
    expect(differenceText("mape", 0.03)).toBe("+3.0 %");
  });
});
