import { describe, expect, it } from "vitest";
import { byGravity, kindOf } from "./order";

const warning = (code: string, column?: string) => ({ code, message: `about ${code}`, ...(column ? { column } : {}) });

describe("warnings of a job", () => {
  it("come with the gravest first", () => {
    const sorted = byGravity([warning("eda_simplified"), warning("missing_target"), warning("leak", "boat")]);
    expect(sorted.map(({ code }) => code)).toEqual(["leak", "missing_target", "eda_simplified"]);
  });

  it("keep the order of those of one kind", () => {
    const sorted = byGravity([warning("leak", "boat"), warning("leak", "body")]);
    expect(sorted.map(({ column }) => column)).toEqual(["boat", "body"]);
  });

  it("are taken seriously where their kind is new to us", () => {
    expect(kindOf(warning("constructor")).doubt).toBe(true);
    expect(byGravity([warning("leak"), warning("brand_new")])[0]?.code).toBe("brand_new");
  });
});
