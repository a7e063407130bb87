"use client";

import { toast } from "@/components/ui/toast";
import { type Job, useDeployJob } from "@/lib/api/jobs";
import { sentenceOf } from "@/lib/api/problem";
import { refusalOf } from "./refusal";

/** Serving a job's model or not, and by which threshold. */
export function useDeployment(job: Job) {
  const { mutateAsync, isPending, variables } = useDeployJob();

  /** Whether it was done; where not, a toast says why. A threshold that is left out stays as it is. */
  async function change(deploy: boolean, threshold?: number | null): Promise<boolean> {
    try {
      await mutateAsync({
        params: { path: { job_id: job.job_id } },
        body: threshold === undefined ? { deploy } : { deploy, threshold },
      });
      return true;
    } catch (error) {
      toast.error(sentenceOf(error));
      return false;
    }
  }

  return {
    change,
    isPending,
    /** As it will be once the answer is there. */
    deployed: isPending && variables ? variables.body.deploy : job.deployed,
    /** Why it cannot be served; null where it can. */
    refusal: refusalOf(job),
  };
}
