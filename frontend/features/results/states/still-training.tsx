"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { trainingAddress } from "@/lib/addresses";
import type { Job } from "@/lib/api/jobs";

/** Leads to where the training can be watched; what it shows is for the moment in between. */
export function StillTraining({ job }: { job: Job }) {
  const router = useRouter();
  const href = trainingAddress(job.job_id);
  usePageTitle(job.target_column);
  useEffect(() => router.replace(href), [router, href]);
  return (
    <>
      <PageHead
        title={
          <>
            Training <span className="font-mono">{job.target_column}</span>
          </>
        }
        facts={job.dataset_name}
      />
      <Notice
        tone="info"
        title="This job is still training, so it has no results yet."
        actions={
          <Button asChild>
            <Link href={href}>Watch the training</Link>
          </Button>
        }
      />
    </>
  );
}
