import { describe, expect, it } from "vitest";
import { importanceBars, importanceSentences, isNoise } from "./importance";

const sex = { column: "Sex", importance: 0.1542, spread: 0.0121 };
const fare = { column: "Fare", importance: 0.02, spread: 0.004 };
const deck = { column: "Deck", importance: 0.0001, spread: 0.002 };
const port = { column: "Port", importance: -0.0031, spread: 0.001 };

describe("the bars of columns", () => {
  it("are as long as the score gets worse without the column", () => {
    const [bar] = importanceBars([sex], "roc_auc");
    expect(bar).toMatchObject({ name: "Sex", value: 0.1542, text: "0.154", spread: 0.0121 });
  });

  it("are empty where the column only does harm, and tell the number all the same", () => {
    const [bar] = importanceBars([port], "roc_auc");
    expect(bar).toMatchObject({ value: 0, text: "−0.003" });
  });

  it("do not say zero of what is only small", () => {
    expect(importanceBars([deck], "roc_auc")[0]?.text).toBe("< 0.001");
    expect(importanceBars([{ ...deck, importance: 0 }], "roc_auc")[0]?.text).toBe("0.000");
  });

  it("tell what no one can tell from chance", () => {
    expect([sex, fare, deck, port].map(isNoise)).toEqual([false, false, true, true]);
    expect(importanceBars([deck], "roc_auc")[0]?.note).toBe("no more than chance");
  });

  it("are in the target's unit where the metric is", () => {
    expect(importanceBars([{ column: "carat", importance: 3_204.7, spread: 12 }], "rmse")[0]?.text).toBe("3,205");
  });
});

describe("what the bars say", () => {
  const info = { feature_columns: [], feature_count: 3, dropped_columns: [], dropped_count: 0, feature_types: {} };

  it("begins with the column that matters most", () => {
    const [first] = importanceSentences({ importance: [sex, fare], metric: "roc_auc", preprocessing_info: null });
    expect(first).toContain("ROC AUC gets worse by 0.154 when the values of “Sex” are shuffled");
  });

  it("counts the columns that make no difference", () => {
    const sentences = importanceSentences({ importance: [sex, fare, deck], metric: "roc_auc", preprocessing_info: info });
    expect(sentences).toHaveLength(2);
    expect(sentences[1]).toContain("For 1 of 3 columns");
  });

  it("says so where no single column matters", () => {
    const [only, ...more] = importanceSentences({ importance: [deck], metric: "log_loss", preprocessing_info: null });
    expect(only).toContain("leans on none of them alone");
    expect(more).toEqual([]);
  });

  it("counts the columns that were not measured", () => {
    const sentences = importanceSentences({ importance: [sex], metric: "roc_auc", preprocessing_info: info });
    expect(sentences.at(-1)).toBe("2 columns that the model uses least could not be measured in the time.");
  });

  it("is nothing where nothing was measured", () => {
    expect(importanceSentences({ importance: [], metric: "roc_auc", preprocessing_info: info })).toEqual([]);
  });
});
