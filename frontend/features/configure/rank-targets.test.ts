import { describe, expect, it } from "vitest";
import { aColumn, aNumberColumn, anIdentifier } from "./column-fixture";
import { type RankedTargets, rankTargets } from "./rank-targets";

const ROWS = 1_000;

function names(ranked: RankedTargets) {
  return {
    suggested: ranked.suggested.map(({ name }) => name),
    others: ranked.others.map(({ name }) => name),
    unlikely: ranked.unlikely.map(({ name }) => name),
  };
}

describe("rankTargets", () => {
  it("suggests a column by its telling name, wherever it stands", () => {
    const ranked = rankTargets([aColumn({ name: "churn" }), aColumn({ name: "contract" }), aColumn({ name: "zone" })], ROWS);
    expect(names(ranked).suggested).toEqual(["churn", "zone"]);
  });

  it("suggests the last column where no name tells anything", () => {
    const ranked = rankTargets([aNumberColumn({ name: "temp" }), aNumberColumn({ name: "bikers" })], ROWS);
    expect(names(ranked)).toEqual({ suggested: ["bikers"], others: ["temp"], unlikely: [] });
  });

  it("suggests no last column that most rows leave empty", () => {
    const columns = [aColumn({ name: "zone" }), aColumn({ name: "comments", missing: ROWS * 0.8 })];
    expect(names(rankTargets(columns, ROWS)).suggested).toEqual([]);
  });

  it("reads words that are run together or joined by signs", () => {
    const columns = ["isFraud", "sale_price", "IMDB Rating", "depth", "width"].map((name) => aNumberColumn({ name }));
    expect(names(rankTargets(columns, ROWS)).suggested).toEqual(["isFraud", "sale_price", "IMDB Rating"]);
  });

  it("does not take a word within a word for a hint", () => {
    const columns = ["classic", "underscore", "last"].map((name) => aColumn({ name }));
    expect(names(rankTargets(columns, ROWS)).suggested).toEqual(["last"]);
  });

  it("puts a whole name before a name that only ends with the word", () => {
    const columns = [aColumn({ name: "old_price" }), aColumn({ name: "price" }), anIdentifier("id")];
    expect(names(rankTargets(columns, ROWS)).suggested).toEqual(["price", "old_price"]);
  });

  it("puts identifiers, constants, dates, empty columns and too many classes last, in the order of the file", () => {
    const columns = [
      anIdentifier("label"),
      aColumn({ name: "region", distinct: 1 }),
      aColumn({ name: "city", distinct: 101 }),
      aColumn({ name: "seen_at", dtype: "datetime" }),
      aColumn({ name: "note", missing: 991 }),
      aColumn({ name: "plan" }),
      anIdentifier("code"),
    ];
    const ranked = names(rankTargets(columns, ROWS));
    expect(ranked.unlikely).toEqual(["label", "region", "city", "seen_at", "note", "code"]);
    expect(ranked.others).toEqual(["plan"]);
    expect(ranked.suggested).toEqual([]);
  });

  it("does not stumble over names that objects have of their own", () => {
    const columns = [aColumn({ name: "__proto__" }), aColumn({ name: "constructor" })];
    expect(names(rankTargets(columns, ROWS))).toEqual({ suggested: ["constructor"], others: ["__proto__"], unlikely: [] });
  });
});
