"use client";

import { LineChart } from "@/components/charts/line-chart";
import { Section } from "@/components/ui/card";
import type { Schema } from "@/lib/api/client";
import { formatClock } from "@/lib/format/time";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";
import { scoreSteps, stepsInWords } from "./score-steps";

/** Over less, the clock under the chart would say the same second several times. */
const SHORTEST_SECONDS = 10;

export function BestScore({ search }: { search: Schema<"SearchProgress"> }) {
  const { metric, best_estimator } = search;
  const best = search.best_score ?? null;
  const name = metricName(metric);
  const steps = scoreSteps(search);
  return (
    <Section
      title="Best so far"
      hint={`${search.higher_is_better ? "Higher" : "Lower"} is better. The score at the end is of rows that no try has seen.`}
    >
      {best === null ? (
        <p className="text-muted">The first score is here as soon as one model is trained.</p>
      ) : (
        <>
          <p className="mb-4 flex flex-wrap items-baseline gap-x-2">
            <span className="text-2xl font-semibold">{formatMetric(metric, best)}</span>
            <span>{name}</span>
            {best_estimator ? <span className="text-muted">{estimatorName(best_estimator)}</span> : null}
          </p>
          <LineChart
            title="Best score over the search"
            summary={stepsInWords(search)}
            series={[{ name: "Best so far", points: steps }]}
            xLabel="time of search"
            yLabel={name}
            xRange={[0, Math.max(SHORTEST_SECONDS, search.elapsed_seconds, steps.at(-1)?.[0] ?? 0)]}
            formatX={formatClock}
            formatY={(value) => formatMetric(metric, value)}
            steps
            height={220}
          />
        </>
      )}
    </Section>
  );
}
