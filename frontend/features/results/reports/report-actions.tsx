"use client";

import { Download, ExternalLink } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { Job } from "@/lib/api/jobs";
import { openReport, saveReport } from "./open-report";
import { reportFilename, type ReportKind } from "./report-kinds";

interface ReportActionsProps {
  job: Job;
  kind: ReportKind;
  html: string;
}

export function ReportActions({ job, kind, html }: ReportActionsProps) {
  function open() {
    if (!openReport(html)) toast.error("The browser did not let us open a tab. Download the report instead.");
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={open}>
        <ExternalLink aria-hidden />
        Open in a new tab
      </Button>
      <Button onClick={() => saveReport(html, reportFilename(job, kind))}>
        <Download aria-hidden />
        Download
      </Button>
    </div>
  );
}
