"use client";

import type { ReactNode } from "react";
import { Failure } from "@/components/ui/failure";
import { type Report, useReport } from "@/lib/api/jobs";
import { TabSkeleton } from "./states/tab-skeleton";

interface WithReportProps {
  jobId: string;
  children: (report: Report) => ReactNode;
}

/** Curves, tables and histories, which are asked for once something shows them. */
export function WithReport({ jobId, children }: WithReportProps) {
  const report = useReport(jobId);
  if (report.data) return children(report.data);
  if (!report.isError) return <TabSkeleton />;
  return (
    <Failure
      error={report.error}
      onRetry={() => void report.refetch()}
      title="The curves and tables of this job could not be loaded."
    />
  );
}
