"use client";

import { LineChart } from "@/components/charts/line-chart";
import { formatThreshold, type ThresholdRow } from "@/features/deployment/thresholds";
import type { Schema } from "@/lib/api/client";
import { formatScore } from "@/lib/format/numbers";
import { labelText } from "@/lib/vocabulary/columns";
import { quotedLabel } from "../quoted-label";
import { pointsOf, UNIT_RANGE } from "./curve-points";
import { rocPoint } from "./threshold-point";

type Curve = Schema<"Curve">;

interface RocChartProps {
  curves: Curve[];
  inUse: ThresholdRow | null;
}

export function RocChart({ curves, inUse }: RocChartProps) {
  if (curves.length === 0) return null;
  const circle = inUse ? ` The circle is the threshold ${formatThreshold(inUse.threshold)}.` : "";
  return (
    <LineChart
      title="ROC curve"
      summary={`${areaSentence(curves)} The dashed line is guessing.${circle}`}
      series={curves.map((curve) => ({ name: labelText(curve.label), points: pointsOf(curve) }))}
      xLabel="share of other rows called so"
      yLabel="share found"
      xRange={UNIT_RANGE}
      yRange={UNIT_RANGE}
      diagonal
      marked={inUse ? { ...rocPoint(inUse), label: `At the threshold ${formatThreshold(inUse.threshold)}` } : undefined}
    />
  );
}

function areaSentence(curves: Curve[]): string {
  const [first] = curves;
  if (curves.length > 1 || !first) {
    return `Areas: ${curves.map(({ label, area }) => `${quotedLabel(label)} ${formatScore(area)}`).join(", ")}.`;
  }
  const times = Math.round(100 * first.area);
  return (
    `Area ${formatScore(first.area)}: ${times} times in 100, a row that is ${quotedLabel(first.label)} ` +
    "is ranked above one that is not."
  );
}
