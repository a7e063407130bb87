import type { Schema } from "@/lib/api/client";

export type JobWarning = Schema<"JobWarning">;

interface Kind {
  title: string;
  /** Whether it may make the scores untrue, and not only tells what was done. */
  doubt: boolean;
}

/** What the API warns of, by its code, the gravest first. */
const KINDS = new Map<string, Kind>([
  ["leak", { title: "A column may give the answer away", doubt: true }],
  ["no_better_than_baseline", { title: "Hardly better than guessing", doubt: true }],
  ["near_duplicates", { title: "Held-out rows that were learned from", doubt: true }],
  ["few_holdout_rows", { title: "Few rows to judge by", doubt: true }],
  ["duplicate_rows", { title: "Many rows repeat another", doubt: true }],
  ["search_broken_off", { title: "The search broke off", doubt: true }],
  ["sampled_rows", { title: "Not all rows were used", doubt: true }],
  ["rare_class", { title: "A class is too rare", doubt: true }],
  ["missing_target", { title: "Rows without a target", doubt: false }],
  ["retrained_full", { title: "Fitted again on all rows", doubt: false }],
  ["stopped_early", { title: "The search was ended early", doubt: false }],
  ["eda_simplified", { title: "The data report is the simpler one", doubt: false }],
]);

const GRAVITY = [...KINDS.keys()];

export function kindOf({ code }: JobWarning): Kind {
  return KINDS.get(code) ?? { title: "Before you trust it", doubt: true };
}

/** The gravest first; warnings of one kind stay in their order, and those of a kind we do not know come on top. */
export function byGravity(warnings: readonly JobWarning[]): JobWarning[] {
  return [...warnings].sort((one, other) => GRAVITY.indexOf(one.code) - GRAVITY.indexOf(other.code));
}
