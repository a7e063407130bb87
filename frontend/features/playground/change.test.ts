import { describe, expect, it } from "vitest";
import { changeOfAnswer, formatPrediction, labelShares } from "./change";

function label(prediction: string | number | boolean, probability: number) {
  return { prediction, probability, probabilities: null, model_type: "classification" } as const;
}

function number(prediction: number) {
  return { prediction, probability: null, probabilities: null, model_type: "regression" } as const;
}

describe("the probabilities of labels", () => {
  it("come with the most probable first and the predicted one marked", () => {
    const shares = labelShares({ ...label("No", 0.3), probabilities: { Yes: 0.7, No: 0.3 } });
    expect(shares).toEqual([
      { label: "Yes", share: 0.7, predicted: false },
      { label: "No", share: 0.3, predicted: true },
    ]);
  });

  it("find a predicted number by its value", () => {
    const shares = labelShares({ ...label(1, 0.8), probabilities: { "1.0": 0.8, "2.0": 0.2 } });
    expect(shares.map(({ predicted }) => predicted)).toEqual([true, false]);
  });

  it("find predicted booleans", () => {
    const shares = labelShares({ ...label(true, 0.8), probabilities: { true: 0.8, false: 0.2 } });
    expect(shares[0]).toMatchObject({ label: "true", predicted: true });
  });

  it("do not take the text 007 for the label 7 of texts", () => {
    const shares = labelShares({ ...label("7", 0.4), probabilities: { "007": 0.6, "7": 0.4 } });
    expect(shares.filter(({ predicted }) => predicted).map(({ label: name }) => name)).toEqual(["7"]);
  });

  it("are none for numbers", () => {
    expect(labelShares(number(3))).toEqual([]);
  });
});

describe("an answer", () => {
  it("is a label as it is in the file", () => {
    expect(formatPrediction(label("007", 1))).toBe("007");
    expect(formatPrediction(label(false, 1))).toBe("false");
  });

  it("is a number with sensible digits", () => {
    expect(formatPrediction(number(18532.123))).toBe("18,532");
  });
});

describe("the change of an answer", () => {
  it("tells another label with both probabilities", () => {
    expect(changeOfAnswer(label("Yes", 0.81), label("No", 0.58))).toBe("“No” (58 %) instead of the example's “Yes” (81 %).");
  });

  it("tells the same label with another probability", () => {
    expect(changeOfAnswer(label("Yes", 0.81), label("Yes", 0.64))).toBe("Still “Yes”, now 64 % instead of 81 % for the example.");
  });

  it("tells that nothing changed", () => {
    expect(changeOfAnswer(label("Yes", 0.81), label("Yes", 0.81))).toBe("Still “Yes”, at 81 % as for the example.");
    expect(changeOfAnswer(number(12), number(12))).toBe("Still 12, as for the example.");
  });

  it("tells how much more or less a number is", () => {
    expect(changeOfAnswer(number(12_300), number(15_100))).toBe("2,800 more than the example's 12,300.");
    expect(changeOfAnswer(number(2.5), number(2.25))).toBe("0.25 less than the example's 2.5.");
  });
});
