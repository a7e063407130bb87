"use client";

import { Section } from "@/components/ui/card";
import type { Job } from "@/lib/api/jobs";
import { WithReport } from "../with-report";
import { ErrorHistogram, ErrorsByPrediction, PredictedVersusActual } from "./error-charts";
import { IntervalTable } from "./interval-table";

export function RegressionPerformance({ job }: { job: Job }) {
  return (
    <WithReport jobId={job.job_id}>
      {({ residuals, intervals }) => (
        <>
          {residuals ? (
            <Section
              title="How far off it is"
              hint="An error is the true value minus the predicted one, on rows that it had never seen."
            >
              <div className="grid gap-8 md:grid-cols-2 xl:grid-cols-3">
                <PredictedVersusActual residuals={residuals} target={job.target_column} />
                <ErrorHistogram residuals={residuals} median={job.metrics?.median_absolute_error ?? null} />
                <ErrorsByPrediction residuals={residuals} />
              </div>
            </Section>
          ) : null}
          {intervals?.length ? <IntervalTable intervals={intervals} /> : null}
        </>
      )}
    </WithReport>
  );
}
