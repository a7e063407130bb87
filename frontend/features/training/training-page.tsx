"use client";

import { useJob } from "@/lib/api/jobs";
import { ConnectionBanner } from "./connection-banner";
import { TrainingSkeleton } from "./training-skeleton";
import { TrainingTrouble } from "./training-trouble";
import { TrainingView } from "./training-view";
import { useAskNow } from "./use-ask-now";
import { useRecovery } from "./use-recovery";

/** Watches a job until it ends, through reloads, sleep and a server that comes and goes. */
export function TrainingPage({ jobId }: { jobId: string }) {
  const { data: job, dataUpdatedAt, error, isError, failureCount, failureReason } = useJob(jobId);
  const askNow = useAskNow(jobId);
  const waitsForServer = failureCount > 0 && !isError;
  useRecovery(waitsForServer, askNow);
  if (isError) return <TrainingTrouble error={error} onAskNow={askNow} />;
  return (
    <>
      <ConnectionBanner failures={waitsForServer ? failureCount : 0} reason={failureReason} onAskNow={askNow} />
      {job ? <TrainingView job={job} answeredAt={dataUpdatedAt} /> : <TrainingSkeleton />}
    </>
  );
}
