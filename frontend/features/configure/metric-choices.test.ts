import { describe, expect, it } from "vitest";
import { metricMeaning, metricName } from "@/lib/vocabulary/metrics";
import { automaticMetric, fittingMetric, metricChoices } from "./metric-choices";

describe("metricChoices", () => {
  it("offers no metric of two classes for three, and the other way round", () => {
    expect(metricChoices("classification", 2)).toContain("roc_auc");
    expect(metricChoices("classification", 2)).not.toContain("roc_auc_ovr");
    expect(metricChoices("classification", 3)).toContain("roc_auc_ovr");
    expect(metricChoices("classification", 3)).not.toEqual(expect.arrayContaining(["roc_auc"]));
    for (const metric of ["f1", "ap"]) expect(metricChoices("classification", 3)).not.toContain(metric);
  });

  it("offers errors and R² for numbers", () => {
    expect(metricChoices("regression", 500)).toEqual(["rmse", "mae", "mape", "mse", "r2"]);
  });

  it("offers nothing that has no name and no meaning", () => {
    const all = [metricChoices("classification", 2), metricChoices("classification", 3), metricChoices("regression", 9)];
    for (const metric of all.flat()) {
      expect(metricName(metric)).not.toBe(metric);
      expect(metricMeaning(metric)).toBeTruthy();
    }
  });
});

describe("fittingMetric", () => {
  it("keeps what fits and goes back to automatic for the rest", () => {
    expect(fittingMetric("f1", "classification", 2)).toBe("f1");
    expect(fittingMetric("f1", "classification", 3)).toBe("auto");
    expect(fittingMetric("f1", "regression", 500)).toBe("auto");
    expect(fittingMetric("auto", "regression", 500)).toBe("auto");
  });
});

describe("automaticMetric", () => {
  it("is ROC AUC for two classes, log loss for more, RMSE for numbers", () => {
    expect(automaticMetric("classification", 2)).toBe("roc_auc");
    expect(automaticMetric("classification", 3)).toBe("log_loss");
    expect(automaticMetric("regression", 3)).toBe("rmse");
  });
});
