"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { DeployOffer } from "@/features/deployment/deploy-offer";
import type { Job } from "@/lib/api/jobs";
import { usePredictInfo } from "@/lib/api/predictions";
import { sentenceOf } from "@/lib/api/problem";
import { TryOut } from "./try-out";

/** Ask the model about one row, and change it. */
export function Playground({ job }: { job: Job }) {
  const info = usePredictInfo(job.job_id, job.deployed);
  if (!job.deployed) {
    return (
      <DeployOffer job={job} title="Deploy the model to try it">
        A form with one field for each column would be here, filled from a real row, with the model&apos;s answer beside it. Only
        a deployed model answers; it can be stopped again at any time.
      </DeployOffer>
    );
  }
  if (info.error) {
    return (
      <Notice tone="wrong" actions={<Button onClick={() => void info.refetch()}>Try again</Button>}>
        {sentenceOf(info.error)}
      </Notice>
    );
  }
  if (!info.data) {
    return (
      <Loading what="the form">
        <div className="grid gap-6 lg:grid-cols-2">
          <Skeleton className="h-96" />
          <Skeleton className="h-64" />
        </div>
      </Loading>
    );
  }
  return <TryOut key={job.job_id} job={job} info={info.data} />;
}
