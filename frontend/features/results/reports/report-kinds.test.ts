import { describe, expect, it } from "vitest";
import { reportFilename, reportUrl } from "./report-kinds";

describe("a job's reports", () => {
  it("are found by their signed links", () => {
    const job = { eda_report_download_url: "http://f/eda", training_report_download_url: null };
    expect(reportUrl(job, "eda")).toBe("http://f/eda");
    expect(reportUrl(job, "training")).toBeNull();
    expect(reportUrl({}, "eda")).toBeNull();
  });

  it("are saved under a name that tells job and kind", () => {
    const job = { job_id: "0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b" };
    expect(reportFilename(job, "training")).toBe("training_report_0b7f6f0c.html");
  });
});
