import { describe, expect, it } from "vitest";
import { linearScale } from "./linear-scale";

describe("a linear scale", () => {
  it("puts the ends of the values at the ends of the pixels", () => {
    const x = linearScale([10, 20], [50, 250]);
    expect([x(10), x(15), x(20)]).toEqual([50, 150, 250]);
  });

  it("runs upwards where the pixels run downwards", () => {
    expect(linearScale([0, 1], [200, 0])(0.25)).toBe(150);
  });

  it("labels round values within its range", () => {
    expect(linearScale([0.13, 1.02], [0, 1]).ticks(5)).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });

  it("draws a single value where it begins", () => {
    expect(linearScale([3, 3], [40, 90])(3)).toBe(40);
  });
});
