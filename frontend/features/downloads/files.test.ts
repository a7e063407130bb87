import { describe, expect, it } from "vitest";
import { filesOf } from "./files";

describe("the files of a job", () => {
  it("are those that it left, the model first", () => {
    const files = filesOf({
      reproduce_download_url: "http://files/reproduce.py",
      onnx_model_download_url: "http://files/model.onnx",
      explainer_download_url: null,
    });
    expect(files.map(({ name }) => name)).toEqual(["model.onnx", "reproduce.py"]);
    expect(files[0]?.url).toBe("http://files/model.onnx");
  });

  it("are none for a job that left none", () => {
    expect(filesOf({})).toEqual([]);
  });
});
