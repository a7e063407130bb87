"use client";

import Link from "next/link";
import { usePageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { configureAddress } from "@/lib/addresses";
import type { Job } from "@/lib/api/jobs";
import { JobHead } from "../job-head";
import { JobWarnings } from "../warnings/job-warnings";

/** A job that failed or was cancelled, with its sentence and a way on. */
export function EndedWithoutModel({ job }: { job: Job }) {
  usePageTitle(`${job.target_column} · ${job.status}`);
  const failed = job.status === "failed";
  return (
    <>
      <JobHead job={job} />
      <div className="flex flex-col gap-4">
        <Notice
          tone={failed ? "wrong" : "info"}
          title={failed ? "The training failed, so there is no model." : "The training was cancelled, so there is no model."}
          actions={
            <>
              <Button asChild variant="primary">
                <Link href={configureAddress(job)}>Set up another training</Link>
              </Button>
              <Button asChild>
                <Link href="/history">Look at the history</Link>
              </Button>
            </>
          }
        >
          {job.error_message}
        </Notice>
        <JobWarnings warnings={job.warnings} />
      </div>
    </>
  );
}
