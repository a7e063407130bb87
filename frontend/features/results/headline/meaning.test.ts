import { describe, expect, it } from "vitest";
import { meaningOf, rowsToSpeakOf } from "./meaning";

const measured = { best_estimator: "lgbm", training_time: 12 };

function classified(right: number, base: number | null, counts: number[][]): Parameters<typeof meaningOf>[0] {
  const holdout = counts.flat().reduce((sum, count) => sum + count, 0);
  return {
    problem_type: "classification",
    target_column: "churn",
    metrics: { ...measured, accuracy: right },
    baseline: base === null ? null : { rule: "always No, the most frequent label", scores: { accuracy: base } },
    confusion_matrix: { labels: ["No", "Yes"], counts },
    rows: { total: 5 * holdout, training: 4 * holdout, holdout, duplicates: 0, missing_target: 0, rare_class: 0 },
  };
}

describe("the sentence under the score", () => {
  it("counts right answers among a hundred rows, beside those of guessing", () => {
    const job = classified(0.812, 0.73, [
      [695, 35],
      [153, 117],
    ]);
    expect(meaningOf(job)).toBe(
      "Right for 81 of 100 rows it had never seen; always answering “No” would be right for 73.",
    );
  });

  it("names no label where two are as frequent", () => {
    const job = classified(0.9, 0.5, [
      [450, 50],
      [50, 450],
    ]);
    expect(meaningOf(job)).toContain("always giving the most frequent answer");
  });

  it("ends after the model's own count where there is no baseline", () => {
    const job = classified(0.9, null, [
      [450, 50],
      [50, 450],
    ]);
    expect(meaningOf(job)).toBe("Right for 90 of 100 rows it had never seen.");
  });

  it("speaks of the mean error of a number, in the target's own unit", () => {
    const meaning = meaningOf({
      problem_type: "regression",
      target_column: "price",
      metrics: { ...measured, r2_score: 0.91, mae: 312.4 },
      baseline: { rule: "always 3932.8, the mean", scores: { mae: 3030 } },
      confusion_matrix: null,
      rows: null,
    });
    expect(meaning).toBe(
      "91 % of what makes price differ is explained, on rows it had never seen. " +
        "It is off by 312.4 on average; always answering the mean would be off by 3,030.",
    );
  });

  it("does not tell of a negative share", () => {
    const meaning = meaningOf({
      problem_type: "regression",
      target_column: "noise",
      metrics: { ...measured, r2_score: -0.08 },
      baseline: null,
      confusion_matrix: null,
      rows: null,
    });
    expect(meaning).toBe("Nothing of what makes noise differ is explained, on rows it had never seen.");
  });

  it("says nothing where nothing was measured", () => {
    expect(meaningOf({ ...classified(0.9, null, [[1]]), metrics: null })).toBeNull();
  });
});

describe("of how many rows to speak", () => {
  it("is a hundred where that tells model and guess apart", () => {
    expect(rowsToSpeakOf(0.81, 0.73, 1_000)).toBe(100);
  });

  it("is more where a good model would round to perfect", () => {
    expect(rowsToSpeakOf(0.9981, 0.5, 20_000)).toBe(1_000);
  });

  it("is more where model and guess would round to the same", () => {
    expect(rowsToSpeakOf(0.9731, 0.9712, 20_000)).toBe(1_000);
  });

  it("is never more than were held out", () => {
    expect(rowsToSpeakOf(0.9, 0.5, 62)).toBe(62);
    expect(rowsToSpeakOf(0.9731, 0.9712, 420)).toBe(420);
  });

  it("stays a hundred for a model that is perfect or no better than guessing", () => {
    expect(rowsToSpeakOf(1, 0.5, 5_000)).toBe(100);
    expect(rowsToSpeakOf(0.7, 0.7, 5_000)).toBe(100);
  });
});
