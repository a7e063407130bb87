import { describe, expect, it } from "vitest";
import { dollarsOfEndpoint, dollarsPerPrediction, evenPredictions } from "./cost";

describe("what predictions cost on AWS", () => {
  it("is some dollars for a million that are paid by the call", () => {
    expect(1_000_000 * dollarsPerPrediction()).toBeCloseTo(5.03, 2);
  });

  it("is the hours of a month for an endpoint that is always on", () => {
    expect(dollarsOfEndpoint()).toBeCloseTo(83.95, 2);
  });

  it("is the same for both at many millions a month", () => {
    expect(evenPredictions() / 1_000_000).toBeCloseTo(16.7, 1);
  });
});
