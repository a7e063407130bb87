"use client";

import { Fragment, type ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Job } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { formatDuration } from "@/lib/format/time";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { JOB_STATUSES } from "@/lib/vocabulary/jobs";

const FIRST_OF_ID = 8;

/** File, task, estimator, times and id of a job that has ended. */
export function ResultFacts({ job }: { job: Job }) {
  const facts: ReactNode[] = [job.dataset_name];
  if (job.status === "completed") facts.push(task(job));
  if (job.best_estimator) facts.push(estimatorName(job.best_estimator));
  if (job.training_time !== null) facts.push(`trained in ${formatDuration(job.training_time)}`);
  facts.push(
    <>
      {JOB_STATUSES[job.status].name.toLowerCase()} <RelativeTime at={job.completed_at ?? job.updated_at} />
    </>,
  );
  return (
    <>
      {facts.map((fact, place) => (
        <Fragment key={place}>
          {place > 0 ? <span aria-hidden>·</span> : null}
          <span className="min-w-0">{fact}</span>
        </Fragment>
      ))}
      <span aria-hidden>·</span>
      <span className="inline-flex items-center">
        <span className="sr-only">Job </span>
        <span className="font-mono text-xs" title={job.job_id}>
          {job.job_id.slice(0, FIRST_OF_ID)}
        </span>
        <CopyButton text={job.job_id} what="the job's id" className="-my-2 size-8" />
      </span>
    </>
  );
}

function task({ problem_type, labels }: Job): string {
  return problem_type === "classification" ? `classification, ${counted(labels.length, "class", "classes")}` : "regression";
}
