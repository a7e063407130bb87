import { describe, expect, it } from "vitest";
import { chosenLabels, HARDEST, labelsWithCurves, MOST_CURVES, ofLabels } from "./label-choice";

const curve = (label: string, area: number) => ({ label, area, x: [0, 1], y: [0, 1] });
const calibration = (label: string) => ({ label, bins: [], brier_score: 0, expected_error: 0 });

const six = {
  roc: [curve("a", 0.9), curve("b", 0.6), curve("c", 0.8), curve("d", 0.99), curve("e", 0.7)],
  calibration: ["a", "b", "c", "d", "e", "f"].map(calibration),
};

describe("whose curves are drawn", () => {
  it("are those of all labels where they are few", () => {
    const few = { roc: [curve("Yes", 0.8)], calibration: [calibration("Yes")] };
    expect(chosenLabels(few, HARDEST)).toEqual(["Yes"]);
  });

  it("are those of the labels that are told apart worst where they are many", () => {
    expect(chosenLabels(six, HARDEST)).toEqual(["b", "e", "c", "a"]);
    expect(chosenLabels(six, HARDEST)).toHaveLength(MOST_CURVES);
  });

  it("are those of the one label that somebody chose, by its place", () => {
    expect(chosenLabels(six, "3")).toEqual(["d"]);
  });

  it("fall back where the chosen place is not there any more", () => {
    expect(chosenLabels(six, "17")).toHaveLength(MOST_CURVES);
  });

  it("come from the curves where nothing was calibrated", () => {
    expect(labelsWithCurves({ roc: six.roc, calibration: [] })).toEqual(["a", "b", "c", "d", "e"]);
  });
});

describe("curves of chosen labels", () => {
  it("keep the labels' order and pass over labels without one", () => {
    expect(ofLabels(six.roc, ["c", "f", "a"]).map(({ label }) => label)).toEqual(["c", "a"]);
  });

  it("tell the number 1 from the text", () => {
    expect(ofLabels([{ label: "1" }, { label: 1 }], [1])).toEqual([{ label: 1 }]);
  });
});
