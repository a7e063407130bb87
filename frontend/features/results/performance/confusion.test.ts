import { describe, expect, it } from "vitest";
import { confusions, confusionSentence, shownMatrix } from "./confusion";

const titanic = {
  labels: [0, 1],
  counts: [
    [97, 13],
    [18, 51],
  ],
};

describe("the confusion matrix", () => {
  it("gives each cell's share of the rows of that label", () => {
    const [died] = shownMatrix(titanic).rows;
    expect(died?.rows).toBe(110);
    expect(died?.cells.map(({ share }) => share.toFixed(2))).toEqual(["0.88", "0.12"]);
  });

  it("marks the cells of right answers", () => {
    const right = shownMatrix(titanic).rows.map(({ cells }) => cells.map((cell) => cell.right));
    expect(right).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("has no share of a label that no row has", () => {
    const { rows } = shownMatrix({
      labels: ["a", "b"],
      counts: [
        [4, 0],
        [0, 0],
      ],
    });
    expect(rows[1]?.cells.map(({ share }) => share)).toEqual([0, 0]);
  });

  it("shows of many labels those that are mistaken most, in their own order", () => {
    const matrix = {
      labels: ["a", "b", "c"],
      counts: [
        [9, 0, 1],
        [0, 10, 0],
        [5, 0, 5],
      ],
    };
    const shown = shownMatrix(matrix, 2);
    expect(shown.labels).toEqual(["a", "c"]);
    expect(shown.classes).toBe(3);
    expect(shown.rows[1]?.rows).toBe(10);
  });

  it("keeps labels that are false, zero or empty", () => {
    const counts = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    expect(shownMatrix({ labels: [false, 0, ""], counts }).labels).toEqual([false, 0, ""]);
  });
});

describe("what is taken for what", () => {
  it("begins with the most frequent mistake", () => {
    expect(confusions(titanic, 5)).toEqual([
      { truth: 1, said: 0, count: 18 },
      { truth: 0, said: 1, count: 13 },
    ]);
  });

  it("is told in a sentence", () => {
    expect(confusionSentence(titanic)).toBe(
      "148 of 179 rows were right. Most often “1” was taken for “0”: 18 rows.",
    );
  });

  it("has nothing to tell of a model without mistakes", () => {
    const perfect = {
      labels: [0, 1],
      counts: [
        [5, 0],
        [0, 5],
      ],
    };
    expect(confusionSentence(perfect)).toBe("All 10 rows were right.");
  });
});
