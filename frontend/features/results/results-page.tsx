"use client";

import { useJob } from "@/lib/api/jobs";
import { isUnderWay } from "@/lib/vocabulary/jobs";
import { EndedWithoutModel } from "./states/ended-without-model";
import { JobUnavailable } from "./states/job-unavailable";
import { ResultsSkeleton } from "./states/results-skeleton";
import { StillTraining } from "./states/still-training";
import { Results } from "./results";

/** What came of a job, or where to look instead. */
export function ResultsPage({ jobId }: { jobId: string }) {
  const job = useJob(jobId);
  if (!job.data) {
    return job.isError ? (
      <JobUnavailable error={job.error} onRetry={() => void job.refetch()} />
    ) : (
      <ResultsSkeleton trouble={job.failureReason} />
    );
  }
  if (isUnderWay(job.data.status)) return <StillTraining job={job.data} />;
  return job.data.status === "completed" ? <Results job={job.data} /> : <EndedWithoutModel job={job.data} />;
}
