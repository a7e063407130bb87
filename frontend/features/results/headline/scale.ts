import type { Range } from "@/components/charts/linear-scale";

interface Score {
  value: number;
  low: number;
  high: number;
  baseline: number | null;
}

/** Room left of the smallest mark, as a share of what is shown. */
const ROOM = 0.1;

/** What of the axis is shown: all marks, up to the best score there is. */
export function scaleOf({ value, low, high, baseline }: Score): Range {
  const least = Math.min(value, low, baseline ?? low);
  const most = Math.max(1, high);
  return [least - Math.max(most - least, 0.01) * ROOM, most];
}

/** Where on the axis a value is, in percent of its length. */
export function percentOn([from, to]: Range, value: number): number {
  return Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100));
}
