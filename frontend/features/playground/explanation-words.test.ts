import { describe, expect, it } from "vitest";
import { formatContribution, formatLevel, sentValue, wayOfAnswer } from "./explanation-words";

describe("a contribution", () => {
  it("has its sign", () => {
    expect(formatContribution("log_odds", 2.8741)).toBe("+2.87");
    expect(formatContribution("log_odds", -0.2558)).toBe("−0.256");
    expect(formatContribution("target", 1234.5)).toBe("+1,235");
  });

  it("to a probability is counted in percentage points", () => {
    expect(formatContribution("probability", 0.123)).toBe("+12.3");
  });

  it("of nothing has no sign", () => {
    expect(formatContribution("target", 0)).toBe("0");
  });
});

describe("the level of an answer", () => {
  it("is a probability for log-odds too", () => {
    expect(formatLevel("log_odds", 0)).toBe("50 %");
    expect(formatLevel("log_odds", 2.6191)).toBe("93 %");
  });

  it("stays within nothing and all where sampling goes beyond", () => {
    expect(formatLevel("probability", 1.0000001)).toBe("100 %");
    expect(formatLevel("probability", -0.0000001)).toBe("0 %");
  });
});

describe("the way of an answer", () => {
  it("goes from the base value to the total", () => {
    expect(wayOfAnswer({ unit: "probability", base_value: 0.38, total: 0.93, explained_label: 1 })).toBe(
      "Knowing nothing of the row, “1” would have 38 %. Its values move that to 93 %.",
    );
  });

  it("names the log-odds beside their probabilities", () => {
    expect(wayOfAnswer({ unit: "log_odds", base_value: -0.5108, total: 2.6191, explained_label: "Yes" })).toBe(
      "Knowing nothing of the row, “Yes” would have 38 %. Its values move that to 93 % (log-odds −0.511 and 2.62).",
    );
  });

  it("is in the target's unit for numbers", () => {
    expect(wayOfAnswer({ unit: "target", base_value: 12_300, total: 18_500, explained_label: null })).toBe(
      "Knowing nothing of the row, the answer would be 12,300. Its values move that to 18,500.",
    );
  });
});

describe("a sent value", () => {
  it("is shown as it was sent", () => {
    expect(sentValue("007")).toBe("007");
    expect(sentValue(false)).toBe("false");
    expect(sentValue(0)).toBe("0");
    expect(sentValue(null)).toBe("missing");
  });
});
