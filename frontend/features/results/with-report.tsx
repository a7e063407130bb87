"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Report, useReport } from "@/lib/api/jobs";
import { sentenceOf } from "@/lib/api/problem";
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
    <Notice
      tone="wrong"
      title="The curves and tables of this job could not be loaded."
      actions={<Button onClick={() => void report.refetch()}>Try again</Button>}
    >
      {sentenceOf(report.error)}
    </Notice>
  );
}
