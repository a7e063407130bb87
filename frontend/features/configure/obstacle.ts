import type { Column } from "@/lib/api/datasets";
import { counted, formatCount } from "@/lib/format/numbers";
import type { ProblemType } from "@/lib/vocabulary/problem-types";
import { quoted } from "./quoted";

/** What the API refuses too; here it is said before anything is sent. */
export const FEWEST_ROWS = 10;
export const MOST_CLASSES = 100;

interface Chosen {
  column: Column | undefined;
  rows: number;
  problemType: ProblemType;
  /** Columns there are beside the target, and those of them that are used. */
  features: number;
  used: number;
}

/** Why training cannot start like this and what to do, as a sentence; null where it can. */
export function obstacleTo({ column, rows, problemType, features, used }: Chosen): string | null {
  if (!column) return "Choose the column to predict first.";
  return obstacleOfTarget(column, rows, problemType) ?? obstacleOfFeatures(features, used);
}

function obstacleOfTarget(column: Column, rows: number, problemType: ProblemType): string | null {
  const name = quoted(column.name);
  const present = rows - column.missing;
  if (present < FEWEST_ROWS) {
    const having = present === 0 ? "No row has" : `Only ${formatCount(present)} of ${counted(rows, "row")} have`;
    return `${having} a value in ${name}, and training needs at least ${FEWEST_ROWS}. Choose another column to predict.`;
  }
  if (column.distinct <= 1) {
    return `${name} has only one value, so there is nothing to predict. Choose another column.`;
  }
  const isNumber = column.dtype === "integer" || column.dtype === "float";
  if (problemType === "regression") {
    return isNumber ? null : `Regression predicts numbers, and ${name} holds none. Choose another column.`;
  }
  if (column.distinct > MOST_CLASSES) {
    const advice = isNumber ? "Choose regression to predict it as a number." : "Choose another column.";
    const about = column.distinct_is_estimate ? "about " : "";
    return (
      `${name} has ${about}${formatCount(column.distinct)} different values, and classification takes at most ` +
      `${MOST_CLASSES} classes. ${advice}`
    );
  }
  return null;
}

function obstacleOfFeatures(features: number, used: number): string | null {
  if (features === 0) return "The file has no other column, so there is nothing to predict it from.";
  return used === 0 ? "No column is left to learn from. Switch on at least one of them." : null;
}
