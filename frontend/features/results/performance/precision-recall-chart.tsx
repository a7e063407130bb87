"use client";

import { LineChart } from "@/components/charts/line-chart";
import { formatThreshold, type ThresholdRow } from "@/features/deployment/thresholds";
import type { Schema } from "@/lib/api/client";
import type { Job } from "@/lib/api/jobs";
import { formatScore } from "@/lib/format/numbers";
import { labelText } from "@/lib/vocabulary/columns";
import { type Label, quotedLabel } from "../quoted-label";
import { pointsOf, UNIT_RANGE } from "./curve-points";

type Curve = Schema<"Curve">;

interface PrecisionRecallChartProps {
  curves: Curve[];
  /** Each label's rows, which say what guessing would get. */
  classes: Job["classes"];
  inUse: ThresholdRow | null;
}

export function PrecisionRecallChart({ curves, classes, inUse }: PrecisionRecallChartProps) {
  if (curves.length === 0) return null;
  const precision = inUse?.precision ?? null;
  return (
    <LineChart
      title="Precision and recall"
      summary={summary(curves, classes)}
      series={curves.map((curve) => ({ name: labelText(curve.label), points: pointsOf(curve) }))}
      xLabel="recall"
      yLabel="precision"
      xRange={UNIT_RANGE}
      yRange={UNIT_RANGE}
      marked={
        inUse && precision !== null
          ? { x: inUse.recall, y: precision, label: `At the threshold ${formatThreshold(inUse.threshold)}` }
          : undefined
      }
    />
  );
}

function summary(curves: Curve[], classes: Job["classes"]): string {
  const parts = curves.map(({ label, area }) => {
    const guess = shareOf(label, classes);
    const beside = guess === null ? "" : ` (guessing gives ${formatScore(guess)})`;
    return `${quotedLabel(label)} ${formatScore(area)}${beside}`;
  });
  return `Average precision: ${parts.join(", ")}.`;
}

function shareOf(label: Label, classes: Job["classes"]): number | null {
  const total = classes.reduce((sum, { rows }) => sum + rows, 0);
  const own = classes.find((one) => one.label === label);
  return own && total > 0 ? own.rows / total : null;
}
