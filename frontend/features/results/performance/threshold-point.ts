import { EVEN, nearestRow, type ThresholdRow } from "@/features/deployment/thresholds";
import type { Report } from "@/lib/api/jobs";

/** What the threshold in use brings on held-out rows, or the nearest one that was measured. */
export function rowInUse(thresholds: Report["thresholds"], threshold: number | null): ThresholdRow | null {
  const rows = thresholds?.rows ?? [];
  return rows[nearestRow(rows, threshold ?? EVEN)] ?? null;
}

/** Its place in the ROC chart: of the negative rows the share called positive, of the positive ones the share found. */
export function rocPoint({ false_positives, true_negatives, recall }: ThresholdRow): { x: number; y: number } {
  const negatives = false_positives + true_negatives;
  return { x: negatives > 0 ? false_positives / negatives : 0, y: recall };
}
