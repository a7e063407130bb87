import type { Column } from "@/lib/api/datasets";
import { FEWEST_ROWS, MOST_CLASSES } from "./obstacle";

/** Columns in the order in which they are offered as targets. */
export interface RankedTargets {
  /** What people most likely want to predict, the likeliest first. */
  suggested: Column[];
  others: Column[];
  /** What cannot be predicted, or would be of no use. */
  unlikely: Column[];
}

const MOST_SUGGESTED = 3;

/** Words that people name the thing to predict with. */
const TELLING_WORDS = new Set([
  ...["target", "label", "class", "y", "outcome", "response", "result", "diagnosis", "species", "sentiment"],
  ...["churn", "churned", "attrition", "survived", "survival", "default", "defaulted", "fraud", "spam", "risk"],
  ...["approved", "converted", "clicked", "purchased", "won", "winner", "passed", "price", "income", "salary"],
  ...["revenue", "sales", "cost", "demand", "rating", "score", "quality"],
]);

/** Sort columns into what is suggested, possible, and unlikely; within the last two as in the file. */
export function rankTargets(columns: readonly Column[], rows: number): RankedTargets {
  const last = columns.at(-1);
  const likely = columns
    .filter((column) => !isUnlikely(column, rows))
    .map((column) => ({ column, points: pointsOfName(column.name) + (column === last && isKnown(column, rows) ? 2 : 0) }));
  const suggested = likely
    .filter(({ points }) => points >= 2)
    .sort((left, right) => right.points - left.points)
    .slice(0, MOST_SUGGESTED)
    .map(({ column }) => column);
  return {
    suggested,
    others: likely.map(({ column }) => column).filter((column) => !suggested.includes(column)),
    unlikely: columns.filter((column) => isUnlikely(column, rows)),
  };
}

function isUnlikely(column: Column, rows: number): boolean {
  const tooManyClasses = column.target.problem_type === "classification" && column.distinct > MOST_CLASSES;
  return (
    column.distinct <= 1 ||
    rows - column.missing < FEWEST_ROWS ||
    tooManyClasses ||
    column.dtype === "datetime" ||
    column.role.role === "identifier" ||
    column.role.role === "high_cardinality"
  );
}

/** Whether most rows have a value: notes, say, often come last and are rare. */
function isKnown(column: Column, rows: number): boolean {
  return column.missing < rows / 2;
}

/** Three where the name is a telling word, two where it ends with one, one where it has one. */
function pointsOfName(name: string): number {
  const words = wordsOf(name);
  const isTelling = (word: string) => TELLING_WORDS.has(word);
  if (words.length === 1 && words.every(isTelling)) return 3;
  if (words.slice(-1).some(isTelling)) return 2;
  return words.some(isTelling) ? 1 : 0;
}

/** `IMDB Rating`, `isFraud` and `sale_price` as lower-case words. */
function wordsOf(name: string): string[] {
  const apart = name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2");
  return apart.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
