import { describe, expect, it } from "vitest";
import { deletionQuestion, deletionWords } from "./deletion-words";
import { exampleSummary } from "./example-summary";

describe("the question before a deletion", () => {
  it("counts", () => {
    expect(deletionQuestion([exampleSummary()])).toBe("Delete 1 job?");
    expect(deletionQuestion([exampleSummary(), exampleSummary()])).toBe("Delete 2 jobs?");
  });
});

describe("what is said to go", () => {
  it("is the model and the dataset, unless another job uses it", () => {
    expect(deletionWords([exampleSummary()])).toEqual([
      "What was trained to predict survived goes: the model, its scores and its reports.",
      "So does the dataset titanic.csv, unless another job uses it.",
      "For 10 seconds you can have it back.",
    ]);
  });

  it("names a dataset once, however many of the jobs use it", () => {
    expect(deletionWords([exampleSummary({ job_id: "a" }), exampleSummary({ job_id: "b" })])[1]).toBe(
      "So does the dataset titanic.csv, unless another job uses it.",
    );
  });

  it("names a few datasets and counts many", () => {
    const jobs = ["a", "b", "c", "d"].map((id) => exampleSummary({ dataset_id: id, dataset_name: `${id}.csv` }));
    expect(deletionWords(jobs.slice(0, 2))[1]).toBe(
      "So do their 2 datasets, each unless another job uses it: a.csv, b.csv.",
    );
    expect(deletionWords(jobs)[1]).toBe("So do their 4 datasets, each unless another job uses it.");
  });

  it("warns of what is under way and of what answers", () => {
    const running = exampleSummary({ status: "running" });
    const deployed = exampleSummary({ deployed: true });
    expect(deletionWords([running])).toContain("It is still training and is stopped.");
    expect(deletionWords([running, deployed, deployed])).toEqual(
      expect.arrayContaining([
        "1 of them is still training and is stopped.",
        "2 of them are deployed and answer no more.",
      ]),
    );
  });
});
