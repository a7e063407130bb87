import { describe, expect, it } from "vitest";
import { delimiterOf, pastedTable } from "./pasted-table";

describe("pasted text", () => {
  it("is a table where its lines have the same number of fields", () => {
    expect(delimiterOf("age,sex\n29,female\n1,male")).toBe(",");
    expect(delimiterOf("age;sex\r\n29;female\r\n")).toBe(";");
    expect(delimiterOf("age\tsex\r29\tfemale\r")).toBe("\t");
  });

  it("may have delimiters in quotes, and a line that is wrong", () => {
    expect(delimiterOf('name,age\n"Allen, Miss",29\n"Brown, Mr",30\nx')).toBe(",");
  });

  it("from a spreadsheet keeps its tabs, whatever commas are in its cells", () => {
    expect(delimiterOf("name\tage\nAllen, Miss\t29\nBrown, Mr\t30")).toBe("\t");
  });

  it("is no table with one line, one column, or as prose", () => {
    expect(delimiterOf("age,sex")).toBeNull();
    expect(delimiterOf("age\n29\n30")).toBeNull();
    expect(delimiterOf("Dear all, as I said,\nthe file is on its way.\nBest, Ann, Bob")).toBeNull();
    expect(delimiterOf("")).toBeNull();
  });

  it("is judged by its beginning, be it ever so long", () => {
    expect(delimiterOf(`a,b\n${"1,2\n".repeat(50_000)}`)).toBe(",");
  });

  it("becomes a file named by the time and the kind", () => {
    const now = new Date(2026, 10, 22, 14, 38, 25);
    expect(pastedTable("a\tb\n1\t2", now)?.name).toBe("pasted 14-38-25.tsv");
    expect(pastedTable("a,b\n1,2", now)?.name).toBe("pasted 14-38-25.csv");
    expect(pastedTable("a word", now)).toBeNull();
  });
});
