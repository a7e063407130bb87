"use client";

import type { ReactNode } from "react";
import { Facts } from "@/components/ui/facts";
import { JobId } from "@/components/ui/job-id";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Job } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { formatDuration } from "@/lib/format/time";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { JOB_STATUSES } from "@/lib/vocabulary/jobs";

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
  facts.push(<JobId id={job.job_id} />);
  return <Facts facts={facts} />;
}

function task({ problem_type, labels }: Job): string {
  return problem_type === "classification" ? `classification, ${counted(labels.length, "class", "classes")}` : "regression";
}
