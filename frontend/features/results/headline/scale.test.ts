import { describe, expect, it } from "vitest";
import { percentOn, scaleOf } from "./scale";

describe("the scale beside the score", () => {
  it("ends at the best score there is", () => {
    const scale = scaleOf({ value: 0.8, low: 0.7, high: 0.9, baseline: 0.6 });
    expect(scale[1]).toBe(1);
    expect(percentOn(scale, 1)).toBe(100);
  });

  it("has room for the baseline, on either side of the interval", () => {
    for (const baseline of [0.5, 0.95]) {
      const place = percentOn(scaleOf({ value: 0.8, low: 0.7, high: 0.9, baseline }), baseline);
      expect(place).toBeGreaterThan(0);
      expect(place).toBeLessThan(100);
    }
  });

  it("shows a score far below zero", () => {
    const scale = scaleOf({ value: -3, low: -8, high: -1, baseline: 0 });
    expect(percentOn(scale, -8)).toBeGreaterThan(0);
    expect(percentOn(scale, -3)).toBeGreaterThan(percentOn(scale, -8));
  });

  it("is no empty range where everything is perfect", () => {
    const scale = scaleOf({ value: 1, low: 1, high: 1, baseline: null });
    expect(scale[0]).toBeLessThan(scale[1]);
  });
});
