"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import type { Job } from "@/lib/api/jobs";
import { WithReport } from "../with-report";
import { ClassTable } from "./class-table";
import { ClassificationCharts } from "./classification-charts";
import { ConfusionMatrix } from "./confusion-matrix";

const ThresholdControl = dynamic(
  () => import("@/features/deployment/threshold-control").then((part) => part.ThresholdControl),
  { loading: () => <Skeleton className="h-72" /> },
);

export function ClassificationPerformance({ job }: { job: Job }) {
  return (
    <>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {job.confusion_matrix ? <ConfusionMatrix matrix={job.confusion_matrix} threshold={job.threshold} /> : null}
        {job.classes.length > 0 ? <ClassTable classes={job.classes} /> : null}
      </div>
      <WithReport jobId={job.job_id}>
        {(report) => (
          <>
            {report.thresholds ? <ThresholdControl job={job} report={report} /> : null}
            <ClassificationCharts job={job} report={report} />
          </>
        )}
      </WithReport>
    </>
  );
}
