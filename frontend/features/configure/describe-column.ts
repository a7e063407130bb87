import type { Column } from "@/lib/api/datasets";
import { counted, formatCount, formatNumber, formatShare } from "@/lib/format/numbers";
import type { ProblemType } from "@/lib/vocabulary/problem-types";
import { quoted } from "./quoted";

export interface ClassShare {
  value: string;
  count: number;
  share: number;
}

/** The most frequent values with their shares of the rows that have one, and how many rows and values are left. */
export function classShares(column: Column, rows: number, most: number) {
  const present = Math.max(1, rows - column.missing);
  const shown: ClassShare[] = column.top_values
    .slice(0, most)
    .map(({ value, count }) => ({ value, count, share: count / present }));
  const rest = Math.max(0, present - shown.reduce((sum, { count }) => sum + count, 0));
  return { shown, rest: { values: Math.max(0, column.distinct - shown.length), count: rest, share: rest / present } };
}

/** "7,043", "about 1,200,000". */
export function distinctText({ distinct, distinct_is_estimate }: Column): string {
  return `${distinct_is_estimate ? "about " : ""}${formatCount(distinct)}`;
}

/** From where to where its numbers or dates go; null for the rest. */
export function rangeText({ min, max, earliest, latest }: Column): string | null {
  if (min !== null && max !== null) return `${formatNumber(min)} to ${formatNumber(max)}`;
  if (earliest !== null && latest !== null) return `${earliest} to ${latest}`;
  return null;
}

/** What a person wants to know first of a column that may be the target. */
export function targetFact(column: Column, rows: number, problemType: ProblemType): string {
  const range = rangeText(column);
  if (range && (problemType === "regression" || column.dtype === "datetime")) return range;
  const rarer = column.distinct === 2 ? classShares(column, rows, 2).shown[1] : undefined;
  if (rarer) return `${quoted(rarer.value)} in ${formatShare(rarer.share)}`;
  const about = column.distinct_is_estimate ? "about " : "";
  return `${about}${counted(column.distinct, "value")}`;
}

export interface Shape {
  counts: number[];
  /** What the drawing shows, in words. */
  label: string;
}

const SHARES_IN_WORDS = 3;

/** What to draw of a column's distribution; null where every value stands for itself. */
export function shapeOf(column: Column, rows: number): Shape | null {
  if (column.histogram) {
    const mean = column.mean === null ? "" : `, on average ${formatNumber(column.mean)}`;
    return { counts: column.histogram.counts, label: `${rangeText(column) ?? "Numbers"}${mean}` };
  }
  const repeats = (column.top_values[0]?.count ?? 0) > 1;
  if (!repeats || column.dtype === "datetime") return null;
  const words = classShares(column, rows, SHARES_IN_WORDS).shown.map(
    ({ value, share }) => `${quoted(value)} in ${formatShare(share)}`,
  );
  return { counts: column.top_values.map(({ count }) => count), label: `Most frequent: ${words.join(", ")}` };
}

/** Where most of a number column lies, as a sentence. */
export function spreadSentence(column: Column): string {
  const [low, high] = [column.quantiles?.["0.25"], column.quantiles?.["0.75"]];
  const range = rangeText(column);
  const middle =
    low === undefined || high === undefined
      ? ""
      : ` Half of the rows lie between ${formatNumber(low)} and ${formatNumber(high)}.`;
  return `${range ? `From ${range}.` : "Numbers."}${middle}`;
}
