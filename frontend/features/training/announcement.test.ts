import { describe, expect, it } from "vitest";
import { announcementOf } from "./announcement";
import { exampleJob } from "./example-job";

describe("the announcement of an end", () => {
  it("tells the score of a model", () => {
    const primary = { metric: "accuracy", value: 0.8124, low: 0.79, high: 0.83, level: 0.95 };
    expect(announcementOf(exampleJob({ status: "completed", primary }))).toEqual({
      title: "Done · churn",
      body: "Accuracy 0.812, trained on telco_churn.csv",
    });
  });

  it("tells why a job failed", () => {
    expect(announcementOf(exampleJob({ status: "failed", error_message: "Out of memory." }))).toEqual({
      title: "Failed · churn",
      body: "Out of memory.",
    });
  });

  it("is not made of what a person did, nor of what goes on", () => {
    expect(announcementOf(exampleJob({ status: "cancelled" }))).toBeNull();
    expect(announcementOf(exampleJob())).toBeNull();
  });
});
