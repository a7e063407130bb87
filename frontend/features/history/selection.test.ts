import { describe, expect, it } from "vitest";
import { exampleSummary } from "./example-summary";
import { chosenOf, comparing, toggled, toggledAll } from "./selection";

const jobs = ["a", "b", "c", "d", "e"].map((job_id) => exampleSummary({ job_id }));

describe("choosing jobs", () => {
  it("keeps the order of choosing", () => {
    expect(toggled(toggled(["b"], "a"), "c")).toEqual(["b", "a", "c"]);
    expect(toggled(["b", "a", "c"], "a")).toEqual(["b", "c"]);
  });

  it("takes all, then none of them, and leaves others as they are", () => {
    expect(toggledAll(["x", "a"], ["a", "b"])).toEqual(["x", "a", "b"]);
    expect(toggledAll(["x", "a", "b"], ["a", "b"])).toEqual(["x"]);
  });

  it("forgets what is not in sight", () => {
    expect(chosenOf(jobs, ["z", "c", "a"]).map(({ job_id }) => job_id)).toEqual(["c", "a"]);
  });
});

describe("comparing the chosen", () => {
  it("takes two to four completed jobs", () => {
    expect(comparing(jobs.slice(0, 2))).toEqual({ address: "/compare?jobs=a,b" });
    expect(comparing(jobs.slice(0, 4)).address).toBe("/compare?jobs=a,b,c,d");
    expect(comparing(jobs.slice(0, 1)).obstacle).toBe("Choose one more to compare.");
    expect(comparing(jobs).obstacle).toBe("At most 4 jobs can be compared.");
  });

  it("takes none that has no model", () => {
    const failed = exampleSummary({ job_id: "f", status: "failed" });
    expect(comparing([...jobs.slice(0, 1), failed]).obstacle).toBe("Only completed jobs can be compared.");
  });
});
