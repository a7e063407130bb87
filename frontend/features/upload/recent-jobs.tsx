"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { useIsPendingDeletion } from "@/features/deletion/pending";
import { jobAddress } from "@/lib/addresses";
import { useJobs } from "@/lib/api/jobs";
import { JOB_STATUSES } from "@/lib/vocabulary/jobs";
import { jobOutcome } from "./job-outcome";
import { RecentRow } from "./recent-row";
import { RecentSection } from "./recent-section";

const MOST_SHOWN = 5;
/** Some are not shown: they are about to be deleted. */
const MOST_LOADED = 20;

export function RecentJobs() {
  const { data, error, isPending, refetch } = useJobs({ limit: MOST_LOADED });
  const isPendingDeletion = useIsPendingDeletion();
  const jobs = (data?.pages ?? [])
    .flatMap((page) => page.jobs)
    .filter(({ job_id }) => !isPendingDeletion("job", job_id))
    .slice(0, MOST_SHOWN);

  return (
    <RecentSection
      title="Recent jobs"
      all={{ href: "/history", name: "All jobs" }}
      loading={isPending}
      error={data ? null : error}
      onRetry={() => void refetch()}
      empty="Nothing yet. Trainings and what came of them are listed here."
      rows={jobs.map((job) => (
        <RecentRow
          key={job.job_id}
          href={jobAddress(job)}
          name={
            <>
              <code className="font-mono">{job.target_column}</code>
              <span className="font-normal text-muted"> in {job.dataset_name}</span>
            </>
          }
          status={JOB_STATUSES[job.status]}
          facts={
            <>
              {jobOutcome(job)} · <RelativeTime at={job.completed_at ?? job.created_at} />
            </>
          }
        />
      ))}
    />
  );
}
