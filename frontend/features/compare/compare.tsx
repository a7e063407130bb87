"use client";

import { Columns3 } from "lucide-react";
import Link from "next/link";
import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { AddJob } from "./add-job";
import { chosenJobs, MOST_JOBS } from "./chosen";
import { ComparabilityNotice } from "./comparability-notice";
import { differenceOf } from "./comparability";
import { ConfigurationTable } from "./configuration-table";
import { CopyLink } from "./copy-link";
import { ImportanceTable } from "./importance-table";
import { JobCard } from "./job-card";
import { MetricsTable } from "./metrics-table";
import { type ComparedJob, useComparedJobs } from "./use-compared-jobs";

const JOBS_IN_ADDRESS = parseAsArrayOf(parseAsString).withDefault([]);

/** Up to four jobs beside each other; which ones is in the address. */
export function Compare() {
  usePageTitle("Compare");
  const [inAddress, setInAddress] = useQueryState("jobs", JOBS_IN_ADDRESS);
  const chosen = chosenJobs(inAddress);
  const compared = useComparedJobs(chosen);
  // A job that was deleted keeps its card, which says so, and does not stand in the way of the others.
  const present = compared.filter(({ job, error }) => job !== undefined || !error);

  const add = (jobId: string) => void setInAddress(chosenJobs([...chosen, jobId]));
  const remove = (jobId: string) => {
    const rest = chosen.filter((other) => other !== jobId);
    void setInAddress(rest.length > 0 ? rest : null);
  };

  return (
    <>
      <PageHead
        title="Compare models"
        facts={chosen.length > 0 ? `Up to ${MOST_JOBS} jobs side by side` : undefined}
        actions={
          chosen.length > 0 ? (
            <>
              <CopyLink />
              <AddJob chosen={chosen} onAdd={add} />
            </>
          ) : undefined
        }
      />
      {chosen.length === 0 ? (
        <EmptyState
          icon={Columns3}
          title="No jobs to compare yet"
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <AddJob chosen={chosen} onAdd={add} variant="primary" />
              <Button asChild>
                <Link href="/history">Choose from the history</Link>
              </Button>
            </div>
          }
        >
          Scores with the best marked, what each model looks at, and where the settings differ would be here, for up to four
          jobs.
        </EmptyState>
      ) : (
        <div className="flex min-w-0 flex-col gap-6">
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            {compared.map((one) => (
              <JobCard
                key={one.jobId}
                compared={one}
                place={present.includes(one) ? present.indexOf(one) : null}
                onRemove={() => remove(one.jobId)}
              />
            ))}
          </div>
          <SideBySide compared={present} />
        </div>
      )}
    </>
  );
}

function SideBySide({ compared }: { compared: readonly ComparedJob[] }) {
  const jobs = compared.flatMap(({ job }) => (job ? [job] : []));
  // Letters and differences go by place, so nothing is set side by side before every job is there.
  if (jobs.length === 0 || jobs.length < compared.length) return null;
  const difference = differenceOf(jobs);
  const unfinished = jobs.some(({ status }) => status !== "completed");
  return (
    <>
      <ComparabilityNotice jobs={jobs} difference={difference} />
      {jobs.every(({ metrics }) => metrics === null) ? (
        <p className="text-muted">Scores are here once a job is completed.</p>
      ) : (
        <MetricsTable jobs={jobs} ranked={difference !== "questions" && jobs.length > 1} />
      )}
      {unfinished ? <p className="text-xs text-muted">Jobs that are not completed have no scores and no importance.</p> : null}
      <ImportanceTable jobs={jobs} />
      <ConfigurationTable jobs={jobs} />
    </>
  );
}
