"use client";

import { LineChart } from "@/components/charts/line-chart";
import { formatScore, formatShare } from "@/lib/format/numbers";
import { formatThreshold, type ThresholdRow } from "./thresholds";

interface ThresholdChartProps {
  rows: readonly ThresholdRow[];
  chosen: ThresholdRow;
}

/** Precision, recall and F1 over all thresholds, with the chosen one marked. */
export function ThresholdChart({ rows, chosen }: ThresholdChartProps) {
  const at = formatThreshold(chosen.threshold);
  return (
    <LineChart
      title="Precision, recall and F1 by threshold"
      summary={`The circle marks F1 ${formatScore(chosen.f1_score)} at ${at}. A higher threshold is surer of what it finds, and finds less.`}
      series={[
        {
          name: "Precision",
          points: rows.flatMap((row) => (row.precision === null ? [] : [[row.threshold, row.precision] as const])),
        },
        { name: "Recall", points: rows.map((row) => [row.threshold, row.recall] as const) },
        { name: "F1", points: rows.map((row) => [row.threshold, row.f1_score] as const) },
      ]}
      xLabel="threshold"
      yLabel="score"
      xRange={[0, 1]}
      yRange={[0, 1]}
      formatX={formatThreshold}
      formatY={formatShare}
      marked={{ x: chosen.threshold, y: chosen.f1_score, label: `F1 at ${at}` }}
      height={240}
    />
  );
}
