import { describe, expect, it } from "vitest";
import { compareAddress, configureAddress, jobAddress } from "./addresses";

describe("the address of a job", () => {
  it("is its training while it is under way", () => {
    expect(jobAddress({ job_id: "a", status: "pending" })).toBe("/training/a");
    expect(jobAddress({ job_id: "a", status: "running" })).toBe("/training/a");
  });

  it("is its results once it has ended, however it ended", () => {
    expect(jobAddress({ job_id: "a", status: "completed" })).toBe("/results/a");
    expect(jobAddress({ job_id: "a", status: "failed" })).toBe("/results/a");
    expect(jobAddress({ job_id: "a", status: "cancelled" })).toBe("/results/a");
  });
});

describe("the address to train again", () => {
  it("carries a target whatever its name is", () => {
    const address = configureAddress({ dataset_id: "d", target_column: "a&b=<script> #1" });
    expect(new URL(address, "http://page").searchParams.get("target")).toBe("a&b=<script> #1");
  });
});

describe("the address of a comparison", () => {
  it("names the jobs in their order", () => {
    expect(compareAddress(["b", "a"])).toBe("/compare?jobs=b,a");
  });
});
