import { describe, expect, it } from "vitest";
import { exampleJob, exampleProgress } from "./example-job";
import { tabTitle } from "./tab-title";

describe("the title of the tab", () => {
  it("tells how far a running job is, never more than it is", () => {
    expect(tabTitle(exampleJob({ progress: exampleProgress("search", 42.9) }))).toBe("42 % · churn");
    expect(tabTitle(exampleJob({ progress: null }))).toBe("0 % · churn");
  });

  it("tells how it ended", () => {
    expect(tabTitle(exampleJob({ status: "completed", progress: null }))).toBe("Done · churn");
    expect(tabTitle(exampleJob({ status: "failed", progress: null }))).toBe("Failed · churn");
    expect(tabTitle(exampleJob({ status: "cancelled" }))).toBe("Cancelled · churn");
  });
});
