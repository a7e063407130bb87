import { describe, expect, it } from "vitest";
import type { PredictInfo } from "@/lib/api/predictions";
import { formFields, type FormField, isBeyond, isChanged, rangeOf, readCell, writeRequest } from "./fields";

type Feature = PredictInfo["features"][string];

function info(features: Record<string, Partial<Feature>>, example: Record<string, string | number | boolean | null>) {
  return {
    feature_columns: Object.keys(features),
    features: Object.fromEntries(
      Object.entries(features).map(([column, feature]): [string, Feature] => [
        column,
        { dtype: "text", minimum: null, maximum: null, categories: [], ...feature },
      ]),
    ),
    example_request: { features: example },
  };
}

function field(changes: Partial<FormField>): FormField {
  return { column: "age", kind: "number", categories: [], minimum: 0.42, maximum: 80, example: "29", ...changes };
}

describe("the fields of a form", () => {
  it("follow the types of the columns", () => {
    const fields = formFields(
      info(
        {
          age: { dtype: "float", minimum: 0.42, maximum: 80 },
          pupils: { dtype: "integer" },
          member: { dtype: "boolean" },
          since: { dtype: "datetime" },
          sex: { categories: ["male", "female"] },
          remarks: {},
        },
        { age: 29, pupils: 3, member: true, since: "2024-05-31", sex: "female", remarks: null },
      ),
      [],
    );
    expect(fields.map(({ kind }) => kind)).toEqual(["number", "number", "boolean", "date", "category", "text"]);
    expect(fields.map(({ example }) => example)).toEqual(["29", "3", "true", "2024-05-31", "female", ""]);
  });

  it("come in the order of the ranking, and the rest after it", () => {
    const columns = info({ a: {}, b: {}, c: {}, d: {} }, {});
    expect(formFields(columns, ["c", "a"]).map(({ column }) => column)).toEqual(["c", "a", "b", "d"]);
  });

  it("take columns called like what every object has", () => {
    const features = JSON.parse('{"__proto__": {"dtype": "integer"}, "constructor": {"dtype": "boolean"}}') as Record<string, Feature>;
    const example = JSON.parse('{"__proto__": 7}') as Record<string, number>;
    const fields = formFields(
      { feature_columns: ["__proto__", "constructor", "toString"], features, example_request: { features: example } },
      [],
    );
    expect(fields.map(({ kind, example: written }) => [kind, written])).toEqual([
      ["number", "7"],
      ["boolean", ""],
      ["text", ""],
    ]);
  });
});

describe("reading a cell", () => {
  it("keeps 007 as text in a text column", () => {
    expect(readCell("category", "007").cell).toBe("007");
    expect(readCell("text", "007").cell).toBe("007");
  });

  it("reads 007 as 7 in a number column", () => {
    expect(readCell("number", " 007 ").cell).toBe(7);
  });

  it("takes empty cells and blanks as missing", () => {
    for (const kind of ["number", "boolean", "date", "category", "text"] as const) {
      expect(readCell(kind, "").cell).toBeNull();
      expect(readCell(kind, "  ").cell).toBeNull();
    }
  });

  it("reads numbers with sign, point and exponent", () => {
    expect(readCell("number", "-3.5").cell).toBe(-3.5);
    expect(readCell("number", ".5e2").cell).toBe(50);
    expect(readCell("number", "1e+21").cell).toBe(1e21);
  });

  it("keeps every digit of a whole number beyond 2^53", () => {
    expect(readCell("number", "9007199254740993").cell).toBe("9007199254740993");
    expect(readCell("number", "9007199254740991").cell).toBe(9007199254740991);
  });

  it("refuses what is no number", () => {
    for (const text of ["12,5", "0x10", "ten", "Infinity", "1 000"]) expect(readCell("number", text).fault).toMatch(/not a number/);
    expect(readCell("number", "1e999").fault).toMatch(/too large/);
  });

  it("reads true and false as booleans", () => {
    expect(readCell("boolean", "true").cell).toBe(true);
    expect(readCell("boolean", "false").cell).toBe(false);
  });
});

describe("a changed value", () => {
  it("is one that means something else than the example's", () => {
    expect(isChanged(field({}), "30")).toBe(true);
    expect(isChanged(field({}), "")).toBe(true);
    expect(isChanged(field({}), "x")).toBe(true);
  });

  it("is not another way to write the same number", () => {
    expect(isChanged(field({}), "29.0")).toBe(false);
  });

  it("is another way to write a text", () => {
    expect(isChanged(field({ kind: "text", example: "7" }), "007")).toBe(true);
  });
});

describe("the range of a column", () => {
  it("is that of training rows", () => {
    expect(rangeOf(field({}))).toBe("0.42 to 80");
    expect(rangeOf(field({ minimum: 3, maximum: 3 }))).toBe("always 3");
    expect(rangeOf(field({ minimum: null, maximum: null }))).toBeNull();
  });

  it("is left by smaller and larger numbers only", () => {
    expect(isBeyond(field({}), "81")).toBe(true);
    expect(isBeyond(field({}), "0.1")).toBe(true);
    expect(isBeyond(field({}), "80")).toBe(false);
    expect(isBeyond(field({}), "")).toBe(false);
    expect(isBeyond(field({ minimum: null }), "81")).toBe(false);
  });
});

describe("a request", () => {
  const fields = [field({}), field({ column: "ticket", kind: "text" }), field({ column: "__proto__", kind: "text" })];

  it("holds numbers as numbers, texts as texts and null where a cell is empty", () => {
    expect(writeRequest(fields, ["30", "007", ""])).toBe(
      '{"features":{"age":30,"ticket":"007","__proto__":null}}',
    );
  });

  it("waits while a value cannot be read", () => {
    expect(writeRequest(fields, ["thirty", "007", ""])).toBeNull();
  });
});
