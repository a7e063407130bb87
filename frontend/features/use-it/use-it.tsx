"use client";

import type { Job } from "@/lib/api/jobs";
import { CallIt } from "./call-it";
import { CostPanel } from "./cost-panel";
import { RunIt } from "./run-it";

/** How to get answers out of this model elsewhere, and what that costs. */
export function UseIt({ job }: { job: Job }) {
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <CallIt job={job} />
      <RunIt job={job} />
      <CostPanel />
    </div>
  );
}
