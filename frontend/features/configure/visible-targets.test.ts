import { describe, expect, it } from "vitest";
import { aColumn } from "./column-fixture";
import { rankTargets } from "./rank-targets";
import { visibleTargets } from "./visible-targets";

const columns = Array.from({ length: 300 }, (_, at) => aColumn({ name: `Column ${at}` }));
const ranked = rankTargets(columns, 1_000);

describe("visibleTargets", () => {
  it("shows a few at first, the suggested ones before the others", () => {
    const { columns: shown, hidden } = visibleTargets(ranked, { query: "", all: false, chosen: undefined });
    expect(shown.map(({ name }) => name)).toEqual(["Column 299", ...[0, 1, 2, 3, 4].map((at) => `Column ${at}`)]);
    expect(hidden).toBe(294);
  });

  it("always shows the chosen one", () => {
    const chosen = columns[200];
    const { columns: shown, hidden } = visibleTargets(ranked, { query: "", all: false, chosen });
    expect(shown.at(-1)).toBe(chosen);
    expect(hidden).toBe(293);
  });

  it("finds by a part of the name in any case", () => {
    const { columns: shown, hidden } = visibleTargets(ranked, { query: " COLUMN 123 ", all: false, chosen: undefined });
    expect(shown.map(({ name }) => name)).toEqual(["Column 123"]);
    expect(hidden).toBe(0);
  });

  it("never shows more than a page can bear", () => {
    const { columns: shown, hidden } = visibleTargets(ranked, { query: "", all: true, chosen: undefined });
    expect(shown).toHaveLength(200);
    expect(hidden).toBe(100);
  });
});
