import { describe, expect, it } from "vitest";
import { exampleSummary } from "./example-summary";
import { type Filters, matches, narrows, narrowsHere } from "./filters";

const NONE: Filters = { status: null, tag: null, type: null, q: "" };

describe("the text filter", () => {
  it("finds a job by its file, target, model, tag, id and sentence", () => {
    const job = exampleSummary({ tags: ["spring"], error_message: "Out of memory." });
    for (const q of ["titanic", "SURVIVED", "lightgbm", "spring", "0b7f6f0c", "memory"]) {
      expect(matches(job, { ...NONE, q })).toBe(true);
    }
    expect(matches(job, { ...NONE, q: "churn" })).toBe(false);
  });

  it("wants every word, in any order", () => {
    expect(matches(exampleSummary(), { ...NONE, q: " survived  titanic " })).toBe(true);
    expect(matches(exampleSummary(), { ...NONE, q: "survived churn" })).toBe(false);
  });

  it("takes a letter with an accent for the one without", () => {
    expect(matches(exampleSummary({ dataset_name: "Mieten München.csv" }), { ...NONE, q: "munchen" })).toBe(true);
    expect(matches(exampleSummary({ dataset_name: "munchen.csv" }), { ...NONE, q: "München" })).toBe(true);
  });

  it("takes no character for a pattern", () => {
    expect(matches(exampleSummary(), { ...NONE, q: "tit.*" })).toBe(false);
  });
});

describe("the type filter", () => {
  it("leaves out the other type", () => {
    expect(matches(exampleSummary(), { ...NONE, type: "classification" })).toBe(true);
    expect(matches(exampleSummary(), { ...NONE, type: "regression" })).toBe(false);
  });
});

describe("filters in the address", () => {
  it("are none where nothing is chosen, or only blanks are", () => {
    expect(narrows(NONE)).toBe(false);
    expect(narrows({ ...NONE, q: "  ", tag: "" })).toBe(false);
  });

  it("tell what the API does from what is done here", () => {
    expect(narrows({ ...NONE, status: "failed" })).toBe(true);
    expect(narrowsHere({ ...NONE, status: "failed", tag: "spring" })).toBe(false);
    expect(narrowsHere({ ...NONE, type: "regression" })).toBe(true);
  });
});
