import { describe, expect, it } from "vitest";
import { drawnRows, errorSentence, predictionAndError, truthAndPrediction } from "./errors";

const residuals = {
  actual: [10, 20, 30],
  predicted: [12, 20, 25],
  histogram_edges: [-2, 0, 2, 5],
  histogram_counts: [1, 1, 1],
};

describe("the errors of a number", () => {
  it("are the truth minus the prediction", () => {
    expect(predictionAndError(residuals)).toEqual([
      [12, -2],
      [20, 0],
      [25, 5],
    ]);
  });

  it("lie above the line where the prediction is too high", () => {
    expect(truthAndPrediction(residuals)[0]).toEqual([10, 12]);
  });

  it("say of which rows they are", () => {
    expect(drawnRows(residuals)).toBe("All 3 rows");
    expect(drawnRows({ ...residuals, histogram_counts: [1_000, 2_000, 476] })).toBe("3 of 3,476 rows, drawn at random");
  });

  it("tell their typical size where it was measured", () => {
    expect(errorSentence(residuals, 1.5)).toBe("Half of the errors of 3 rows are smaller than 1.5.");
    expect(errorSentence(residuals, null)).toBe("The errors of 3 rows.");
  });
});
