import { describe, expect, it } from "vitest";
import { exampleSearch } from "./example-job";
import { scoreSteps, stepsInWords } from "./score-steps";

describe("the steps of the best score", () => {
  it("hold the last one until now", () => {
    expect(scoreSteps(exampleSearch())).toEqual([
      [2.5, 0.81],
      [41, 0.847],
      [80, 0.847],
    ]);
  });

  it("are none before the first model", () => {
    expect(scoreSteps(exampleSearch({ history: [], best_score: null }))).toEqual([]);
  });

  it("end with the last one where it is just made", () => {
    const history = [{ at_seconds: 80, score: 0.8 }];
    expect(scoreSteps(exampleSearch({ history }))).toEqual([[80, 0.8]]);
  });
});

describe("the sentence on them", () => {
  it("tells where they began and where they are", () => {
    expect(stepsInWords(exampleSearch())).toBe(
      "ROC AUC went from 0.810 to 0.847 in 1 step, the last at 0:41 of the search.",
    );
    expect(stepsInWords(exampleSearch({ history: [{ at_seconds: 3, score: 0.81 }] }))).toBe(
      "ROC AUC is 0.810 since 0:03 of the search.",
    );
    expect(stepsInWords(exampleSearch({ history: [] }))).toBe("No model has a score yet.");
  });
});
