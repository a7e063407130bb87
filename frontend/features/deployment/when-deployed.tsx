"use client";

import type { ReactNode } from "react";
import { Failure } from "@/components/ui/failure";
import { Loading } from "@/components/ui/skeleton";
import type { Job } from "@/lib/api/jobs";
import { type PredictInfo, usePredictInfo } from "@/lib/api/predictions";
import { DeployOffer } from "./deploy-offer";

interface WhenDeployedProps {
  job: Job;
  /** What is offered while it is not deployed, and what would be here. */
  title: string;
  offer: string;
  /** What is loading, and its shape. */
  what: string;
  skeleton: ReactNode;
  children: (info: PredictInfo) => ReactNode;
}

/** What asks the model needs it to be deployed, and needs to know what the model takes. */
export function WhenDeployed({ job, title, offer, what, skeleton, children }: WhenDeployedProps) {
  const info = usePredictInfo(job.job_id, job.deployed);
  if (!job.deployed) {
    return (
      <DeployOffer job={job} title={title}>
        {offer}
      </DeployOffer>
    );
  }
  if (info.error) return <Failure error={info.error} onRetry={() => void info.refetch()} />;
  return info.data ? children(info.data) : <Loading what={what}>{skeleton}</Loading>;
}
