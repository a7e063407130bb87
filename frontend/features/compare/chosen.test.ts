import { describe, expect, it } from "vitest";
import { chosenJobs, letterOf } from "./chosen";

describe("the jobs of an address", () => {
  it("keep their order", () => {
    expect(chosenJobs(["b", "a"])).toEqual(["b", "a"]);
  });

  it("are there once each, and none is empty", () => {
    expect(chosenJobs(["a", "", " ", "a", "b "])).toEqual(["a", "b"]);
  });

  it("are four at most", () => {
    expect(chosenJobs([..."abcdef"])).toEqual(["a", "b", "c", "d"]);
  });

  it("have letters", () => {
    expect([0, 1, 2, 3].map(letterOf)).toEqual(["A", "B", "C", "D"]);
  });
});
