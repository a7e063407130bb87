import type { Schema } from "@/lib/api/client";
import { counted, formatCount, formatNumber } from "@/lib/format/numbers";

export type Residuals = Schema<"Residuals">;
type Point = [x: number, y: number];

/** Each drawn row as (true, predicted). */
export function truthAndPrediction({ actual, predicted }: Residuals): Point[] {
  return actual.map((value, place) => [value, predicted[place] ?? 0]);
}

/** Each drawn row as (predicted, error). */
export function predictionAndError({ actual, predicted }: Residuals): Point[] {
  return predicted.map((value, place) => [value, (actual[place] ?? 0) - value]);
}

/** Of which rows the points are: the histogram counts all, the points may be a draw. */
export function drawnRows({ actual, histogram_counts }: Residuals): string {
  const all = histogram_counts.reduce((sum, count) => sum + count, 0);
  return actual.length < all
    ? `${formatCount(actual.length)} of ${counted(all, "row")}, drawn at random`
    : `All ${counted(all, "row")}`;
}

/** How the errors lie; `median` is that of their sizes. */
export function errorSentence(residuals: Residuals, median: number | null): string {
  const all = residuals.histogram_counts.reduce((sum, count) => sum + count, 0);
  const rows = counted(all, "row");
  return median === null ? `The errors of ${rows}.` : `Half of the errors of ${rows} are smaller than ${formatNumber(median)}.`;
}
