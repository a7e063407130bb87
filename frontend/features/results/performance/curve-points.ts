import type { Range } from "@/components/charts/linear-scale";

/** Shares and probabilities. */
export const UNIT_RANGE: Range = [0, 1];

/** The API sends a curve as its x and its y values. */
export function pointsOf({ x, y }: { x: readonly number[]; y: readonly number[] }): [number, number][] {
  return x.map((value, place) => [value, y[place] ?? 0]);
}
