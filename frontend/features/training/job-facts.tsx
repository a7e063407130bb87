"use client";

import { Facts } from "@/components/ui/facts";
import { JobId } from "@/components/ui/job-id";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Job } from "@/lib/api/jobs";
import { formatDuration } from "@/lib/format/time";

/** From which file, with how much time, since when, and its id to copy. */
export function JobFacts({ job }: { job: Job }) {
  return (
    <Facts
      facts={[
        job.dataset_name,
        `${formatDuration(job.time_budget)} to spend${job.config.time_budget ? "" : " (automatic)"}`,
        <>
          asked for <RelativeTime at={job.created_at} />
        </>,
        <JobId key="id" id={job.job_id} />,
      ]}
    />
  );
}
