import { describe, expect, it } from "vitest";
import { rowFacts } from "./row-facts";

const all = { total: 893, training: 712, holdout: 179, missing_target: 2, rare_class: 0, duplicates: 0 };
const names = (rows: typeof all) => rowFacts(rows, "Survived").map(({ name }) => name);

describe("where the rows went", () => {
  it("tells only of what happened", () => {
    expect(names(all)).toEqual(["In the file", "Without a target", "To learn from", "Held out"]);
  });

  it("counts the rows that were not drawn for a large file", () => {
    const facts = rowFacts({ ...all, total: 100_893 }, "Survived");
    expect(facts.find(({ name }) => name === "Not drawn")?.rows).toBe(100_000);
  });

  it("names the target that has no value", () => {
    expect(rowFacts(all, "Survived")[1]?.meaning).toBe("They have no value in Survived and are left out.");
  });

  it("tells of copies and of labels that are too rare", () => {
    expect(names({ ...all, total: 896, rare_class: 3, duplicates: 5 })).toEqual([
      "In the file",
      "Without a target",
      "Too rare",
      "To learn from",
      "Held out",
      "Repeating another",
    ]);
  });
});
