import type { Schema } from "@/lib/api/client";
import { counted, formatCount, formatNumber, formatShare } from "@/lib/format/numbers";

export type ThresholdRow = Schema<"ThresholdRow">;

/** The highest price of a mistake that the API takes. */
const HIGHEST_PRICE = 1e12;
/** Where one of two labels becomes the more probable one. */
export const EVEN = 0.5;

/** The place of the row whose threshold is nearest. */
export function nearestRow(rows: readonly ThresholdRow[], threshold: number): number {
  return rows.reduce((best, row, place) => {
    const found = rows[best];
    return found && Math.abs(found.threshold - threshold) <= Math.abs(row.threshold - threshold) ? best : place;
  }, 0);
}

export function formatThreshold(threshold: number): string {
  return formatNumber(threshold, 3);
}

/** A price as a person writes it; null where it is none that the API takes. */
export function readPrice(text: string): number | null {
  const price = text.trim() === "" ? Number.NaN : Number(text);
  return price >= 0 && price <= HIGHEST_PRICE ? price : null;
}

/** What a threshold would have done on hold-out rows, in words. */
export function meaningOf(row: ThresholdRow, positive: string): string {
  const called = row.true_positives + row.false_positives;
  if (row.precision === null || called === 0) return `It calls no row “${positive}”.`;
  const positives = row.true_positives + row.false_negatives;
  const right = formatCount(row.true_positives);
  return (
    `It finds ${right} of ${counted(positives, "row")} that are “${positive}” (${formatShare(row.recall)}); ` +
    `of ${counted(called, "row")} called “${positive}”, ${right} are (${formatShare(row.precision)}).`
  );
}
