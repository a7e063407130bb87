import { describe, expect, it } from "vitest";
import { settingsLine, settingText } from "./settings";

describe("an estimator's setting", () => {
  it("is written as one would type it", () => {
    expect(settingText(12_000)).toBe("12000");
    expect(settingText(true)).toBe("true");
    expect(settingText("gini")).toBe("gini");
    expect(settingText(null)).toBe("none");
  });

  it("has no more digits than matter", () => {
    expect(settingText(0.123456789)).toBe("0.123457");
    expect(settingText(0.0000000012345678)).toBe("1.23457e-9");
  });

  it("stands on a line with the others", () => {
    expect(settingsLine({ learning_rate: 0.1, n_estimators: 61 })).toBe("learning_rate 0.1, n_estimators 61");
    expect(settingsLine({})).toBe("");
  });
});
