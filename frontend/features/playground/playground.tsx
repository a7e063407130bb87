"use client";

import { Skeleton } from "@/components/ui/skeleton";
import { WhenDeployed } from "@/features/deployment/when-deployed";
import type { Job } from "@/lib/api/jobs";
import { TryOut } from "./try-out";

/** Ask the model about one row, and change it. */
export function Playground({ job }: { job: Job }) {
  return (
    <WhenDeployed
      job={job}
      title="Deploy the model to try it"
      offer="A form with one field for each column would be here, filled from a real row, with the model's answer beside it. Only a deployed model answers; it can be stopped again at any time."
      what="the form"
      skeleton={
        <div className="grid gap-6 lg:grid-cols-2">
          <Skeleton className="h-96" />
          <Skeleton className="h-64" />
        </div>
      }
    >
      {(info) => <TryOut key={job.job_id} job={job} info={info} />}
    </WhenDeployed>
  );
}
