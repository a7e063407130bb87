import { describe, expect, it } from "vitest";
import { importanceRows } from "./importance";

function job(importance: Record<string, number>) {
  return { importance: Object.entries(importance).map(([column, value]) => ({ column, importance: value, spread: 0 })) };
}

describe("importance side by side", () => {
  it("is measured by each job's most telling column", () => {
    const rows = importanceRows([job({ age: 0.2, sex: 0.1 }), job({ age: 50, sex: 100 })]);
    expect(rows.find(({ column }) => column === "age")?.cells.map((cell) => cell?.share)).toEqual([1, 0.5]);
  });

  it("lists first what tells most over all jobs", () => {
    const rows = importanceRows([job({ a: 0.1, b: 0.2, c: 0.05 }), job({ a: 0.1, b: 0.09, c: 0.01 })]);
    expect(rows.map(({ column }) => column)).toEqual(["b", "a", "c"]);
  });

  it("has a gap where a model does not take the column", () => {
    const rows = importanceRows([job({ age: 0.2 }), job({ constructor: 0.1 })]);
    expect(rows.map(({ column, cells }) => [column, cells.map((cell) => cell?.text ?? null)])).toEqual([
      ["age", ["0.2", null]],
      ["constructor", [null, "0.1"]],
    ]);
  });

  it("draws nothing for a column that only made it worse", () => {
    const [, noise] = importanceRows([job({ age: 0.2, noise: -0.01 })]);
    expect(noise?.cells[0]).toEqual({ share: 0, text: "−0.01" });
  });

  it("is none for jobs without any", () => {
    expect(importanceRows([{ importance: [] }])).toEqual([]);
  });
});
