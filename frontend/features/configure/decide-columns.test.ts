import { describe, expect, it } from "vitest";
import { aColumn, anIdentifier } from "./column-fixture";
import { type Choice, decideColumns, switched, withChoice } from "./decide-columns";

function aCopy(name: string, of: string) {
  return aColumn({
    name,
    role: { role: "duplicate", used: false, reason: `Every value is the same as in ${of}.` },
  });
}

function usedOf(...given: Parameters<typeof decideColumns>) {
  return [...decideColumns(...given)].filter(([, { used }]) => used).map(([name]) => name);
}

const asked = (...pairs: [string, Choice][]) => new Map(pairs);
const columns = [anIdentifier("id"), aColumn({ name: "plan" }), aColumn({ name: "zone" }), aColumn({ name: "churn" })];

describe("decideColumns", () => {
  it("goes by the rules where a person says nothing, and has no word on the target", () => {
    const decisions = decideColumns(columns, "churn", new Map());
    expect([...decisions.keys()]).toEqual(["id", "plan", "zone"]);
    expect(decisions.get("id")).toMatchObject({ used: false, role: "identifier" });
    expect(decisions.get("plan")).toMatchObject({ used: true, reason: "Texts to learn from." });
  });

  it("does as a person asks", () => {
    const decisions = decideColumns(columns, "churn", asked(["id", "use"], ["plan", "leave"], ["zone", "use"]));
    expect(decisions.get("id")).toMatchObject({
      used: true,
      usedByDefault: false,
      reason: "Used as you asked. Nearly every row has a code of its own.",
    });
    expect(decisions.get("plan")).toMatchObject({ used: false, usedByDefault: true, reason: "Left out as you asked." });
    expect(decisions.get("zone")?.reason).toBe("Used as you asked, whatever the training rows say.");
  });

  it("leaves out what has the values of the target, whichever of the two comes first", () => {
    const twins = [aColumn({ name: "churn" }), aCopy("left", "churn"), aColumn({ name: "plan" })];
    expect(usedOf(twins, "churn", new Map())).toEqual(["plan"]);
    expect(usedOf(twins, "left", new Map())).toEqual(["plan"]);
    expect(decideColumns(twins, "left", new Map()).get("churn")).toMatchObject({
      role: "duplicate",
      reason: "Every value is the same as in left.",
    });
  });

  it("lets a copy stand for the column that a person leaves out", () => {
    const twins = [aColumn({ name: "a" }), aCopy("b", "a"), aCopy("c", "a"), aColumn({ name: "y" })];
    expect(usedOf(twins, "y", new Map())).toEqual(["a"]);
    expect(usedOf(twins, "y", asked(["a", "leave"]))).toEqual(["b"]);
    expect(usedOf(twins, "y", asked(["a", "leave"], ["b", "leave"]))).toEqual(["c"]);
  });

  it("uses a copy beside the first where a person asks for both", () => {
    const twins = [aColumn({ name: "a" }), aCopy("b", "a"), aColumn({ name: "y" })];
    expect(usedOf(twins, "y", asked(["b", "use"]))).toEqual(["a", "b"]);
  });

  it("keeps a copy of an identifier out", () => {
    expect(usedOf([anIdentifier("id"), aCopy("ref", "id"), aColumn({ name: "y" })], "y", new Map())).toEqual([]);
  });

  it("takes names that objects have of their own for names like others", () => {
    const odd = [aColumn({ name: "__proto__" }), aColumn({ name: "constructor" }), aColumn({ name: "toString" })];
    expect(usedOf(odd, "toString", asked(["constructor", "leave"]))).toEqual(["__proto__"]);
  });
});

describe("switched", () => {
  const decisions = decideColumns(columns, "churn", new Map());
  const decisionOf = (name: string) => {
    const decision = decisions.get(name);
    if (!decision) throw new Error(`no decision on ${name}`);
    return decision;
  };

  it("notes only what differs from the rules", () => {
    expect([...switched(new Map(), "id", decisionOf("id"), true)]).toEqual([["id", "use"]]);
    expect([...switched(new Map(), "plan", decisionOf("plan"), false)]).toEqual([["plan", "leave"]]);
  });

  it("forgets a choice that is taken back", () => {
    expect([...switched(asked(["id", "use"]), "id", decisionOf("id"), false)]).toEqual([]);
    expect([...switched(asked(["plan", "leave"]), "plan", decisionOf("plan"), true)]).toEqual([]);
  });

  it("leaves the choices that were there untouched", () => {
    const before = asked(["zone", "leave"]);
    withChoice(before, "plan", "use");
    expect([...before]).toEqual([["zone", "leave"]]);
  });
});
