import { describe, expect, it } from "vitest";
import { exampleSummary } from "./example-summary";
import { withTagsOf } from "./known-tags";

describe("the tags to choose from", () => {
  it("grow with the jobs that were seen, in the order of the alphabet", () => {
    const jobs = [exampleSummary({ tags: ["spring", "baseline"] }), exampleSummary({ tags: ["spring"] })];
    expect(withTagsOf(["new"], jobs)).toEqual(["baseline", "new", "spring"]);
  });

  it("stay the same list while nothing is new", () => {
    const known = ["spring"];
    expect(withTagsOf(known, [exampleSummary({ tags: ["spring"] }), exampleSummary()])).toBe(known);
  });
});
