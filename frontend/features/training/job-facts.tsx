"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Job } from "@/lib/api/jobs";
import { formatDuration } from "@/lib/format/time";

const SHOWN_OF_ID = 8;

/** From which file, with how much time, since when, and its id to copy. */
export function JobFacts({ job }: { job: Job }) {
  return (
    <>
      <span>{job.dataset_name}</span>
      <span aria-hidden>·</span>
      <span>
        {formatDuration(job.time_budget)} to spend{job.config.time_budget ? "" : " (automatic)"}
      </span>
      <span aria-hidden>·</span>
      <span>
        asked for <RelativeTime at={job.created_at} />
      </span>
      <span aria-hidden>·</span>
      <span className="inline-flex items-center">
        <span className="sr-only">Job </span>
        <span className="font-mono text-xs" title={job.job_id}>
          {job.job_id.slice(0, SHOWN_OF_ID)}
        </span>
        <CopyButton text={job.job_id} what="the job's id" className="-my-2 size-8" />
      </span>
    </>
  );
}
