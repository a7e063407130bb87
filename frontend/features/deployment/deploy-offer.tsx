"use client";

import { CirclePlay } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { Job } from "@/lib/api/jobs";
import { useDeployment } from "./use-deployment";

interface DeployOfferProps {
  job: Job;
  /** What a deployed model makes possible: "try it here". */
  title: string;
  children: string;
}

/** What stands where only a deployed model can be shown, with the step that gets it. */
export function DeployOffer({ job, title, children }: DeployOfferProps) {
  const { change, isPending, refusal } = useDeployment(job);
  if (refusal) {
    return (
      <Notice tone="careful" title="This model cannot be deployed">
        {refusal}
      </Notice>
    );
  }
  return (
    <EmptyState
      icon={CirclePlay}
      title={title}
      action={
        <Button variant="primary" disabled={isPending} onClick={() => void change(true)}>
          {isPending ? "Deploying…" : "Deploy the model"}
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
