"use client";

import { FileX2 } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { Failure } from "@/components/ui/failure";
import { Segmented } from "@/components/ui/segmented";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Job } from "@/lib/api/jobs";
import { ReportActions } from "./report-actions";
import { ReportFrame } from "./report-frame";
import { REPORT_KINDS, type ReportKind, REPORTS, reportUrl } from "./report-kinds";
import { useReportPage } from "./use-report-page";

const parser = parseAsStringLiteral(REPORT_KINDS).withDefault("eda");
const OPTIONS = REPORT_KINDS.map((kind) => ({ value: kind, label: REPORTS[kind].name }));

/** The pages that the job wrote about its data and its model. */
export function ReportsView({ job }: { job: Job }) {
  const [kind, setKind] = useQueryState("report", parser);
  const page = useReportPage(job, kind);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Segmented<ReportKind> label="Report" value={kind} onValueChange={(next) => void setKind(next)} options={OPTIONS} />
        {page.data === undefined ? null : <ReportActions job={job} kind={kind} html={page.data} />}
      </div>
      <p className="text-muted">{REPORTS[kind].what}</p>
      {reportUrl(job, kind) === null ? (
        <EmptyState icon={FileX2} title={`This job has no ${REPORTS[kind].name.toLowerCase()}`}>
          It would be shown here. The job wrote none, or it has been deleted.
        </EmptyState>
      ) : page.data !== undefined ? (
        <ReportFrame key={kind} title={`${REPORTS[kind].name} of ${job.dataset_name}`} html={page.data} />
      ) : page.isError ? (
        <Failure error={page.error} onRetry={() => void page.refetch()} title="The report could not be loaded." />
      ) : (
        <Loading what="the report">
          <Skeleton className="h-[80dvh] min-h-96" />
        </Loading>
      )}
    </div>
  );
}
