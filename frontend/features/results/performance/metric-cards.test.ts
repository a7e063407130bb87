import { describe, expect, it } from "vitest";
import { metricCards } from "./metric-cards";

const measured = { best_estimator: "lgbm", training_time: 12 };

const binary: Parameters<typeof metricCards>[0] = {
  metrics: { ...measured, accuracy: 0.8268, f1_score: 0.8256, log_loss: 0.4127, roc_auc: 0.8791, rmse: null },
  baseline: { rule: "always 0, the most frequent label", scores: { accuracy: 0.6147, roc_auc: 0.5 } },
  metric: "roc_auc",
  metric_score: 0.8791,
  labels: [0, 1],
};

describe("the cards of the scores", () => {
  it("show each score that the task defines, and no other", () => {
    expect(metricCards(binary).map(({ name }) => name)).toEqual(["accuracy", "roc_auc", "f1_score", "log_loss"]);
  });

  it("put the baseline beside a score where there is one", () => {
    const cards = new Map(metricCards(binary).map((card) => [card.name, card]));
    expect(cards.get("accuracy")?.baseline).toBe("0.615");
    expect(cards.get("f1_score")?.baseline).toBeNull();
  });

  it("mark the score that the search went by", () => {
    const marked = metricCards(binary).filter(({ optimised }) => optimised);
    expect(marked.map(({ name }) => name)).toEqual(["roc_auc"]);
  });

  it("know the names that only the search uses", () => {
    const cards = metricCards({
      ...binary,
      metrics: { ...measured, r2_score: 0.9, rmse: 12 },
      metric: "r2",
      metric_score: 0.9,
      labels: [],
    });
    expect(cards.find(({ optimised }) => optimised)?.name).toBe("r2_score");
    expect(cards).toHaveLength(2);
  });

  it("begin with the optimised score where the others do not hold it", () => {
    const [first] = metricCards({ ...binary, metric: "f1", metric_score: 0.77, labels: ["No", "Yes"] });
    expect(first).toMatchObject({ title: "F1 of “Yes”", text: "0.770", optimised: true });
  });

  it("say where less is better", () => {
    const lower = metricCards(binary).filter(({ lowerIsBetter }) => lowerIsBetter);
    expect(lower.map(({ name }) => name)).toEqual(["log_loss"]);
  });

  it("are none before anything was measured", () => {
    expect(metricCards({ ...binary, metrics: null })).toEqual([]);
  });
});
