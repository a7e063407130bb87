import type { Column } from "@/lib/api/datasets";
import { formatNumber } from "@/lib/format/numbers";

const MOST_NAMED = 3;

interface ColumnSketch {
  counts: number[];
  /** What it shows, in words. */
  label: string;
}

/** A column's distribution for `Sketch`; null where there is none to draw. */
export function columnSketch({ histogram, top_values, earliest, latest }: Column): ColumnSketch | null {
  if (histogram && histogram.counts.length > 0) {
    const { edges, counts } = histogram;
    const from = earliest ?? formatNumber(edges[0] ?? 0);
    const to = latest ?? formatNumber(edges.at(-1) ?? 0);
    return { counts, label: `Distribution from ${from} to ${to}` };
  }
  if (top_values.length === 0) return null;
  const named = top_values.slice(0, MOST_NAMED).map(({ value }) => value);
  return { counts: top_values.map(({ count }) => count), label: `Most frequent: ${named.join(", ")}` };
}
