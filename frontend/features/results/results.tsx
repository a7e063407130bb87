"use client";

import { GitCompareArrows, RotateCcw } from "lucide-react";
import Link from "next/link";
import { usePageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { TagsAndNotes } from "@/features/annotations/tags-and-notes";
import { DeploySwitch } from "@/features/deployment/deploy-switch";
import { DownloadMenu } from "@/features/downloads/download-menu";
import { compareAddress, configureAddress } from "@/lib/addresses";
import type { Job } from "@/lib/api/jobs";
import { Headline } from "./headline/headline";
import { JobHead } from "./job-head";
import { ResultTabs } from "./result-tabs";
import { JobWarnings } from "./warnings/job-warnings";

/** A completed job: how good it is, what to beware of, what to do with it, and everything below in tabs. */
export function Results({ job }: { job: Job }) {
  usePageTitle(`${job.target_column} · results`);
  return (
    <>
      <JobHead job={job} />
      <div className="flex flex-col gap-4">
        <Headline job={job} />
        <JobWarnings warnings={job.warnings} />
        <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
          <div className="flex flex-wrap items-center gap-2">
            <DeploySwitch job={job} />
            <DownloadMenu job={job} />
            <Button asChild>
              <Link href={compareAddress([job.job_id])}>
                <GitCompareArrows aria-hidden />
                Compare
              </Link>
            </Button>
            <Button asChild>
              <Link href={configureAddress(job)}>
                <RotateCcw aria-hidden />
                Retrain
              </Link>
            </Button>
          </div>
          <div className="min-w-0 flex-1 basis-72">
            <TagsAndNotes job={job} />
          </div>
        </div>
        <ResultTabs job={job} />
      </div>
    </>
  );
}
