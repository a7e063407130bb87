"use client";

import { Card } from "@/components/ui/card";
import type { Job } from "@/lib/api/jobs";
import { formatShare } from "@/lib/format/numbers";
import { formatMetric, metricName, type ScoreName } from "@/lib/vocabulary/metrics";
import { meaningOf } from "./meaning";
import { ScoreScale } from "./score-scale";

/** The score of the task with its interval, beside what guessing gets, and what that means. */
export function Headline({ job }: { job: Job }) {
  const { primary } = job;
  if (!primary) return null;
  const baseline = job.baseline?.scores[primary.metric as ScoreName] ?? null;
  const meaning = meaningOf(job);
  const inWords = (value: number) => formatMetric(primary.metric, value);
  const name = primary.metric === "accuracy" ? "accuracy" : metricName(primary.metric);
  return (
    <Card>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <p className="flex items-baseline gap-2">
            <strong className="text-4xl font-semibold tracking-tight">{inWords(primary.value)}</strong>
            <span className="text-base">{name}</span>
          </p>
          <p className="text-muted">
            {`${formatShare(primary.level ?? 0.95)} interval ${inWords(primary.low)} to ${inWords(primary.high)}`}
          </p>
          {baseline === null ? null : <p className="text-muted">{`${guessing(job)} gives ${inWords(baseline)}`}</p>}
        </div>
        <ScoreScale value={primary.value} low={primary.low} high={primary.high} baseline={baseline} />
      </div>
      {meaning ? <p className="mt-3 max-w-prose text-base">{meaning}</p> : null}
    </Card>
  );
}

function guessing({ problem_type }: Job): string {
  return problem_type === "classification" ? "guessing the most frequent" : "always the mean";
}
