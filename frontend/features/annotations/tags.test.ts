import { describe, expect, it } from "vitest";
import { lengthOf, withTag } from "./tags";

describe("adding a tag", () => {
  it("puts it last, without the blanks around it", () => {
    expect(withTag(["baseline"], "  spring 2026 ")).toEqual({ tags: ["baseline", "spring 2026"] });
  });

  it("takes markup as the text that it is", () => {
    expect(withTag([], "<script>alert(1)</script>")).toEqual({ tags: ["<script>alert(1)</script>"] });
  });

  it("refuses blanks alone", () => {
    expect(withTag([], "   ").fault).toMatch(/Write a tag/);
  });

  it("refuses a tag that is there", () => {
    expect(withTag(["a"], "a").fault).toMatch(/already/);
  });

  it("refuses an eleventh tag", () => {
    expect(withTag([..."abcdefghij"], "k").fault).toMatch(/at most 10/);
  });

  it("counts characters and not code units", () => {
    expect(lengthOf("𝒳𝒳")).toBe(2);
    expect(withTag([], "𝒳".repeat(50)).fault).toBeUndefined();
    expect(withTag([], "𝒳".repeat(51)).fault).toMatch(/at most 50/);
  });

  it("refuses line breaks and what cannot be seen", () => {
    for (const tag of ["a\nb", "a\u0000b", "a\u200bb", "a\u00a0b", "a\u202eb"]) {
      expect(withTag([], tag).fault).toMatch(/invisible/);
    }
  });
});
