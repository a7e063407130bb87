import type { Schema } from "@/lib/api/client";
import type { Column } from "@/lib/api/datasets";

/** What a person asked for: use a column whatever the rules say, or leave it out. */
export type Choice = "use" | "leave";

/** By column name; a column that is not in it goes by the rules. */
export type Choices = ReadonlyMap<string, Choice>;

export interface Decision {
  used: boolean;
  /** Whether it would be used had the person not spoken of it. */
  usedByDefault: boolean;
  role: Schema<"Role">;
  reason: string;
  choice: Choice | undefined;
}

interface Rule {
  role: Schema<"Role">;
  used: boolean;
  reason: string;
}

/**
 * What training would do with every column but the target.
 *
 * The API judges each column for itself. Of columns with the same values only one is used, and which one depends on
 * the target and on what a person leaves out; that part is decided here as training decides it.
 */
export function decideColumns(
  columns: readonly Column[],
  target: string | undefined,
  choices: Choices,
): Map<string, Decision> {
  const firsts = firstsOfSame(columns);
  const groupOf = (name: string) => firsts.get(name) ?? name;
  /** By the first column of a group: the one that stands for all of it. */
  const standing = new Map<string, string>();
  if (target !== undefined) standing.set(groupOf(target), target);
  const decisions = new Map<string, Decision>();
  for (const column of columns) {
    if (column.name === target) continue;
    const group = groupOf(column.name);
    const rule = ruleFor(column, group, standing.get(group), decisions.get(group));
    const decision = decide(rule, choices.get(column.name));
    if (decision.used && !standing.has(group)) standing.set(group, column.name);
    decisions.set(column.name, decision);
  }
  return decisions;
}

/** For each column that repeats another one, the first with the same values: the API names it in its reason. */
function firstsOfSame(columns: readonly Column[]): Map<string, string> {
  const bySentence = new Map(columns.map(({ name }) => [sameAs(name), name]));
  const firsts = new Map<string, string>();
  for (const { name, role } of columns) {
    const first = role.role === "duplicate" ? bySentence.get(role.reason) : undefined;
    if (first !== undefined) firsts.set(name, first);
  }
  return firsts;
}

function sameAs(name: string): string {
  return `Every value is the same as in ${name}.`;
}

function ruleFor(column: Column, group: string, standing: string | undefined, first: Decision | undefined): Rule {
  if (standing !== undefined && column.distinct > 1) {
    return { role: "duplicate", used: false, reason: sameAs(standing) };
  }
  if (column.role.role === "duplicate" && first?.usedByDefault) {
    return { role: "feature", used: true, reason: `It stands for ${group}, which has the same values and is left out.` };
  }
  return column.role;
}

function decide(rule: Rule, choice: Choice | undefined): Decision {
  const decision = { role: rule.role, usedByDefault: rule.used, choice };
  if (choice === "leave") return { ...decision, used: false, reason: "Left out as you asked." };
  if (choice === "use") {
    const reason = rule.used ? "Used as you asked, whatever the training rows say." : `Used as you asked. ${rule.reason}`;
    return { ...decision, used: true, reason };
  }
  return { ...decision, used: rule.used, reason: rule.reason };
}

/** The choices once a column is switched on or off: what agrees with the rules needs no choice. */
export function switched(choices: Choices, name: string, decision: Decision, on: boolean): Choices {
  if (on === decision.usedByDefault) return withChoice(choices, name, undefined);
  return withChoice(choices, name, on ? "use" : "leave");
}

export function withChoice(choices: Choices, name: string, choice: Choice | undefined): Choices {
  const next = new Map(choices);
  if (choice) next.set(name, choice);
  else next.delete(name);
  return next;
}
