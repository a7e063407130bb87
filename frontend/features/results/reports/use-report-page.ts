"use client";

import { useQuery } from "@tanstack/react-query";
import type { Job } from "@/lib/api/jobs";
import { fetchReport } from "./fetch-report";
import { type ReportKind, reportUrl } from "./report-kinds";

/** The text of a job's report; it never changes, and is fetched once it is looked at. */
export function useReportPage(job: Job, kind: ReportKind) {
  const url = reportUrl(job, kind);
  return useQuery({
    queryKey: ["report page", job.job_id, kind],
    queryFn: ({ signal }) => fetchReport({ jobId: job.job_id, kind, url: url ?? "", signal }),
    enabled: url !== null,
    staleTime: Infinity,
    retry: 1,
  });
}
