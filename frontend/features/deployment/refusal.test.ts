import { describe, expect, it } from "vitest";
import { refusalOf } from "./refusal";

const PASSED = { rows: 20, label_mismatches: 0, largest_difference: 0, tolerance: 0.0001, passed: true, message: "Same" };
const SERVABLE = { status: "completed", parity: PASSED, onnx_model_download_url: "http://files/model.onnx" } as const;

describe("whether a model can be deployed", () => {
  it("lets a model that was checked be deployed", () => {
    expect(refusalOf(SERVABLE)).toBeNull();
  });

  it("says that a job which is not completed has no model yet", () => {
    expect(refusalOf({ ...SERVABLE, status: "running" })).toMatch(/completed/);
  });

  it("says so where the job left no ONNX model", () => {
    expect(refusalOf({ ...SERVABLE, onnx_model_download_url: null })).toMatch(/no ONNX model/);
  });

  it("repeats why the written model differs from the trained one", () => {
    const parity = { ...PASSED, passed: false, message: "3 of 20 labels differ." };
    expect(refusalOf({ ...SERVABLE, parity })).toBe("3 of 20 labels differ.");
  });
});
