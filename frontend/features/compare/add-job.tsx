"use client";

import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Field, Input } from "@/components/ui/fields";
import { RelativeTime } from "@/components/ui/relative-time";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { useIsPendingDeletion } from "@/features/deletion/pending";
import { matches } from "@/features/history/filters";
import { type JobSummary, useJobs } from "@/lib/api/jobs";
import { formatScore } from "@/lib/format/numbers";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { MOST_JOBS } from "./chosen";

interface AddJobProps {
  chosen: readonly string[];
  onAdd: (jobId: string) => void;
  variant?: "primary" | "secondary";
}

/** Choose another completed job from the history. */
export function AddJob({ chosen, onAdd, variant = "secondary" }: AddJobProps) {
  const [open, setOpen] = useState(false);
  const isFull = chosen.length >= MOST_JOBS;
  return (
    <>
      <Button variant={variant} disabled={isFull} onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {isFull ? "Four jobs at most" : "Add a job"}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Add a job to the comparison" description="Completed jobs, newest first.">
        <JobChoice
          chosen={chosen}
          onChoose={(jobId) => {
            onAdd(jobId);
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}

function JobChoice({ chosen, onChoose }: { chosen: readonly string[]; onChoose: (jobId: string) => void }) {
  const id = useId();
  const [text, setText] = useState("");
  const isPendingDeletion = useIsPendingDeletion();
  const jobs = useJobs({ status: "completed" });
  const loaded = (jobs.data?.pages ?? [])
    .flatMap((page) => page.jobs)
    .filter(({ job_id }) => !chosen.includes(job_id) && !isPendingDeletion("job", job_id));
  const found = loaded.filter((job) => matches(job, { status: null, tag: null, type: null, q: text }));
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Field label="Target, file, model or tag" htmlFor={id}>
        <Input id={id} type="search" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {jobs.error ? <Failure error={jobs.error} onRetry={() => void jobs.refetch()} /> : null}
      {jobs.isPending ? (
        <Loading what="completed jobs">
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </Loading>
      ) : null}
      <ul aria-label="Completed jobs" className="flex max-h-[50dvh] flex-col gap-1 overflow-y-auto p-0.5">
        {found.map((job) => (
          <li key={job.job_id}>
            <JobButton job={job} onChoose={() => onChoose(job.job_id)} />
          </li>
        ))}
      </ul>
      <p role="status" className="text-xs text-muted">
        {jobs.data && found.length === 0
          ? loaded.length === 0
            ? "There is no other completed job."
            : "None of the loaded jobs matches."
          : ""}
      </p>
      {jobs.hasNextPage ? (
        <Button disabled={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
          {jobs.isFetchingNextPage ? "Loading…" : "Load older jobs"}
        </Button>
      ) : null}
    </div>
  );
}

function JobButton({ job, onChoose }: { job: JobSummary; onChoose: () => void }) {
  return (
    <button
      type="button"
      className="flex w-full min-w-0 items-center justify-between gap-3 rounded-md border border-line px-3 py-2 text-left hover:bg-sunken"
      onClick={onChoose}
    >
      <span className="min-w-0">
        <span className="block truncate font-medium">{job.target_column}</span>
        <span className="block truncate text-xs text-muted">
          {job.dataset_name} · {job.best_estimator ? `${estimatorName(job.best_estimator)} · ` : ""}
          <RelativeTime at={job.created_at} />
          {job.tags.length > 0 ? ` · ${job.tags.join(", ")}` : ""}
        </span>
      </span>
      {job.primary_metric === null ? null : (
        <span className="shrink-0 text-right">
          {formatScore(job.primary_metric)}
          <span className="block text-xs text-muted">{job.problem_type === "classification" ? "accuracy" : "R²"}</span>
        </span>
      )}
    </button>
  );
}
