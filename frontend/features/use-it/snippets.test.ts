import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/api/predictions";
import { JAVASCRIPT, JSON_LANGUAGE, PYTHON, rowLiteral, textLiteral } from "./literals";
import { curlSnippet, javascriptSnippet, modelFileName, onnxSnippet, pythonSnippet } from "./snippets";

const URL_OF_MODEL = "http://localhost:8000/predict/0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b";
const ROW: [string, Cell][] = [
  ["age", 29.5],
  ["ticket", "007"],
  ["alone", true],
  ["cabin", null],
];

describe("a text in code", () => {
  it("keeps its quotes and line breaks", () => {
    expect(textLiteral('say "hi"\n\\')).toBe('"say \\"hi\\"\\n\\\\"');
  });

  it("shows what would be invisible or turn the line around", () => {
    expect(textLiteral("a\u202eb\u200bc\u007f\u2028")).toBe('"a\\u202eb\\u200bc\\u007f\\u2028"');
  });

  it("is read back as it was", () => {
    for (const text of ["O'Neil", "007", "<script>", "\u0000\u202e", "日本 😀", "${x}`"]) {
      expect(JSON.parse(textLiteral(text))).toBe(text);
    }
  });
});

describe("a row in code", () => {
  it("is JSON in JSON", () => {
    expect(JSON.parse(rowLiteral(ROW, JSON_LANGUAGE))).toEqual(Object.fromEntries(ROW));
    expect(rowLiteral([], JSON_LANGUAGE)).toBe("{}");
  });

  it("has Python's words in Python", () => {
    expect(rowLiteral(ROW, PYTHON)).toBe('{\n  "age": 29.5,\n  "ticket": "007",\n  "alone": True,\n  "cabin": None,\n}');
  });

  it("names a column __proto__ in JavaScript without touching what the object is", () => {
    expect(rowLiteral([["__proto__", 1]], JAVASCRIPT)).toBe('{\n  ["__proto__"]: 1,\n}');
  });
});

describe("the lines to copy", () => {
  it("for a shell hold no apostrophe within the row's quotes", () => {
    const snippet = curlSnippet({ url: URL_OF_MODEL, row: [["it's", "'; rm -rf / #"]], withKey: false });
    const body = /-d '([^']*)'\n$/.exec(snippet)?.[1];
    expect(JSON.parse(body ?? "")).toEqual({ features: { "it's": "'; rm -rf / #" } });
  });

  it("call this job's model", () => {
    for (const write of [pythonSnippet, curlSnippet, javascriptSnippet]) {
      expect(write({ url: URL_OF_MODEL, row: ROW, withKey: false })).toContain(URL_OF_MODEL);
    }
  });

  it("take the key of an API that wants one from the environment, and know nothing of it elsewhere", () => {
    const lines = { python: pythonSnippet, curl: curlSnippet, javascript: javascriptSnippet };
    const withKey = Object.values(lines).map((write) => write({ url: URL_OF_MODEL, row: ROW, withKey: true }));
    expect(withKey[0]).toContain('"x-api-key": os.environ["AUTOML_LITE_API_KEY"]');
    expect(withKey[0]).toContain("import os\n");
    expect(withKey[1]).toContain('  -H "x-api-key: $AUTOML_LITE_API_KEY" \\\n');
    expect(withKey[2]).toContain('"x-api-key": process.env.AUTOML_LITE_API_KEY');
    for (const write of Object.values(lines)) {
      expect(write({ url: URL_OF_MODEL, row: ROW, withKey: false })).not.toMatch(/key|import os/i);
    }
  });

  it("for JavaScript send the row as it is", () => {
    const snippet = javascriptSnippet({ url: URL_OF_MODEL, row: ROW, withKey: false });
    expect(snippet).toContain('"ticket": "007"');
    expect(snippet).toContain("JSON.stringify({ features })");
  });

  it("for the downloaded file name it as it is downloaded", () => {
    const fileName = modelFileName("0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b");
    expect(fileName).toBe("model_0b7f6f0c.onnx");
    expect(onnxSnippet(fileName)).toContain('InferenceSession("model_0b7f6f0c.onnx"');
  });

  it("for the downloaded file are those of the model card, which are run against real models", () => {
    const backend = readFileSync("../backend/automl_lite/training/reporting/example.py", "utf8");
    const lines = /EXAMPLE = '''\\\n(.*)'''/s.exec(backend)?.[1];
    expect(onnxSnippet("model.onnx")).toBe(`# pip install numpy onnxruntime\n${lines}`);
  });
});
