import type { Column, Dataset } from "@/lib/api/datasets";
import { counted, formatCount, formatShare } from "@/lib/format/numbers";
import type { ProblemType } from "@/lib/vocabulary/problem-types";
import type { Decision } from "./decide-columns";
import { classShares } from "./describe-column";
import { quoted } from "./quoted";

export interface PlanSentence {
  text: string;
  /** Something to think of before starting. */
  careful?: boolean;
}

interface Planned {
  dataset: Pick<Dataset, "num_rows" | "duplicate_rows">;
  target: Column;
  problemType: ProblemType;
  decisions: ReadonlyMap<string, Decision>;
}

const HOLDOUT_SHARE = 0.2;
/** Fewer rows than this to be scored on, and the training warns too. */
const FEW_HOLDOUT_ROWS = 100;
const RARE_SHARE = 0.1;

/** What training will do with the columns and rows of the file. */
export function planSentences({ dataset, target, problemType, decisions }: Planned): PlanSentence[] {
  const rows = dataset.num_rows ?? 0;
  const classes = problemType === "classification";
  return [
    { text: columnsSentence([...decisions.values()]) },
    ...missingSentence(target),
    ...(classes ? singlesSentence(target) : []),
    ...duplicatesSentence(dataset.duplicate_rows ?? 0),
    splitSentence(rows - target.missing),
    ...(classes ? rareClassSentence(target, rows) : []),
  ];
}

function columnsSentence(decisions: Decision[]): string {
  const used = decisions.filter((decision) => decision.used).length;
  if (used === 1 && decisions.length === 1) return "The one other column is used.";
  if (used === decisions.length && used > 1) return `All ${counted(used, "other column")} are used.`;
  return `${formatCount(used)} of ${counted(decisions.length, "other column")} ${used === 1 ? "is" : "are"} used.`;
}

function missingSentence({ name, missing }: Column): PlanSentence[] {
  if (!missing) return [];
  const [have, are] = missing === 1 ? ["has", "is"] : ["have", "are"];
  return [{ text: `${counted(missing, "row")} ${have} no value in ${quoted(name)} and ${are} left out.` }];
}

/** Only where all classes are known with their counts. */
function singlesSentence({ distinct, top_values }: Column): PlanSentence[] {
  const singles = top_values.filter(({ count }) => count === 1);
  const [first] = singles;
  if (!first || distinct !== top_values.length || distinct <= 2) return [];
  const text =
    singles.length === 1
      ? `The class ${quoted(first.value)} has a single row and is left out.`
      : `${formatCount(singles.length)} classes have a single row each and are left out.`;
  return [{ text, careful: true }];
}

function duplicatesSentence(duplicates: number): PlanSentence[] {
  if (!duplicates) return [];
  const repeat = duplicates === 1 ? "repeats" : "repeat";
  return [
    {
      text:
        `${counted(duplicates, "row")} ${repeat} an earlier one. ` +
        "Copies are either learned from or kept for the scores, never both.",
    },
  ];
}

function splitSentence(present: number): PlanSentence {
  const holdout = Math.round(present * HOLDOUT_SHARE);
  if (holdout >= FEW_HOLDOUT_ROWS) {
    return { text: "A fifth of the rows is set aside, so that the scores come from rows the model never saw." };
  }
  return {
    text: `The scores will rest on about ${counted(holdout, "row")} that the model never saw; go by their interval.`,
    careful: true,
  };
}

function rareClassSentence(target: Column, rows: number): PlanSentence[] {
  const [common, rare] = classShares(target, rows, 2).shown;
  if (target.distinct !== 2 || !common || !rare || rare.share >= RARE_SHARE) return [];
  return [
    {
      text:
        `Only ${formatShare(rare.share)} of the rows are ${quoted(rare.value)}: always answering ` +
        `${quoted(common.value)} would be right for ${formatShare(common.share)}, so accuracy says little here.`,
      careful: true,
    },
  ];
}
