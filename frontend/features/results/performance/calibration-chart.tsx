"use client";

import { LineChart } from "@/components/charts/line-chart";
import type { Schema } from "@/lib/api/client";
import { formatNumber, formatShare } from "@/lib/format/numbers";
import { labelText } from "@/lib/vocabulary/columns";
import { quotedLabel } from "../quoted-label";
import { UNIT_RANGE } from "./curve-points";

type Calibration = Schema<"Calibration">;

export function CalibrationChart({ calibrations }: { calibrations: Calibration[] }) {
  if (calibrations.length === 0) return null;
  return (
    <LineChart
      title="Calibration"
      summary={summary(calibrations)}
      series={calibrations.map(({ label, bins }) => ({
        name: labelText(label),
        points: bins.map(({ mean_probability, observed_share }) => [mean_probability, observed_share] as const),
      }))}
      xLabel="probability said"
      yLabel="share that came true"
      xRange={UNIT_RANGE}
      yRange={UNIT_RANGE}
      formatX={formatShare}
      formatY={formatShare}
      dots
      diagonal
    />
  );
}

function summary(calibrations: Calibration[]): string {
  const off = ({ expected_error }: Calibration) => `${formatNumber(100 * expected_error, 2)} points`;
  const [first] = calibrations;
  const errors =
    calibrations.length === 1 && first
      ? `What it says is off by ${off(first)} on average.`
      : `Off on average: ${calibrations.map((one) => `${quotedLabel(one.label)} by ${off(one)}`).join(", ")}.`;
  return `${errors} On the dashed line, what is said to be 70 % probable comes true in 70 of 100 rows.`;
}
