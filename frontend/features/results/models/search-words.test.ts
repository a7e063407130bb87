import { describe, expect, it } from "vitest";
import { gainsOf, gainsSentence, searchSentence } from "./search-words";

const trial = (number: number, at_seconds: number, score: number | null, best_score: number | null) => ({
  number,
  estimator: "lgbm",
  score,
  best_score,
  seconds: 1,
  at_seconds,
  config: {},
});

describe("the search in words", () => {
  it("tells how much was tried, how it was scored and why it ended", () => {
    const sentence = searchSentence({
      trials: 84,
      seconds: 112,
      metric: "roc_auc",
      higher_is_better: true,
      validation: "6-fold cross-validation",
      validation_rows: 710,
      stopped: "converged",
    });
    expect(sentence).toBe(
      "84 configurations in 1 min 52 s, each scored by ROC AUC on 710 training rows (6-fold cross-validation). " +
        "The search ended because it found nothing better any more.",
    );
  });
});

describe("the gains of a search", () => {
  it("are the trials that were better than all before, and the end", () => {
    const gains = gainsOf([trial(1, 2, 0.7, 0.7), trial(2, 3, 0.6, 0.7), trial(3, 8, 0.8, 0.8), trial(4, 20, 0.75, 0.8)]);
    expect(gains).toEqual([
      { atSeconds: 2, score: 0.7 },
      { atSeconds: 8, score: 0.8 },
      { atSeconds: 20, score: 0.8 },
    ]);
  });

  it("begin with the first trial that did not fail", () => {
    expect(gainsOf([trial(1, 2, null, null), trial(2, 3, 0.6, 0.6)])).toEqual([{ atSeconds: 3, score: 0.6 }]);
  });

  it("are none where every trial failed", () => {
    expect(gainsOf([trial(1, 2, null, null)])).toEqual([]);
    expect(gainsSentence([], "roc_auc")).toBe("No configuration could be scored.");
  });

  it("are told from the first to the best", () => {
    const gains = gainsOf([trial(1, 2, 0.7, 0.7), trial(2, 61, 0.8, 0.8), trial(3, 90, 0.75, 0.8)]);
    expect(gainsSentence(gains, "roc_auc")).toBe("0.700 at first, 0.800 at the end; the last gain came after 1 min 1 s.");
  });

  it("are not told of where the first trial was the best", () => {
    const gains = gainsOf([trial(1, 2, 0.7, 0.7), trial(2, 61, 0.6, 0.7)]);
    expect(gainsSentence(gains, "roc_auc")).toBe("0.700 from the first configuration on.");
  });
});
