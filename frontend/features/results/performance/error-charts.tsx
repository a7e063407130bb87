"use client";

import { Histogram } from "@/components/charts/histogram";
import { ScatterChart } from "@/components/charts/scatter-chart";
import { drawnRows, errorSentence, predictionAndError, type Residuals, truthAndPrediction } from "./errors";

const LONGEST_NAME = 40;

export function PredictedVersusActual({ residuals, target }: { residuals: Residuals; target: string }) {
  const name = target.length > LONGEST_NAME ? `${target.slice(0, LONGEST_NAME - 1)}…` : target;
  return (
    <ScatterChart
      title="Predicted and true values"
      summary={`${drawnRows(residuals)}. On the dashed line the prediction is right; above it, too high.`}
      points={truthAndPrediction(residuals)}
      xLabel={`true ${name}`}
      yLabel="predicted"
      diagonal
    />
  );
}

export function ErrorHistogram({ residuals, median }: { residuals: Residuals; median: number | null }) {
  return (
    <Histogram
      title="Errors"
      summary={errorSentence(residuals, median)}
      edges={residuals.histogram_edges}
      counts={residuals.histogram_counts}
      xLabel="true minus predicted"
      height={300}
    />
  );
}

export function ErrorsByPrediction({ residuals }: { residuals: Residuals }) {
  return (
    <ScatterChart
      title="Errors by prediction"
      summary="Where points fan out or bend away from the dashed line, predictions of that size are less to be trusted."
      points={predictionAndError(residuals)}
      xLabel="predicted"
      yLabel="true minus predicted"
      level={0}
    />
  );
}
