"use client";

import type { Job } from "@/lib/api/jobs";
import { ClassificationPerformance } from "./classification-performance";
import { MetricGrid } from "./metric-grid";
import { RegressionPerformance } from "./regression-performance";

/** Whether it is good: scores, and what they are made of. */
export function Performance({ job }: { job: Job }) {
  return (
    <div className="flex flex-col gap-6">
      <MetricGrid job={job} />
      {job.problem_type === "classification" ? <ClassificationPerformance job={job} /> : <RegressionPerformance job={job} />}
    </div>
  );
}
