"use client";

import { type RefObject, useState } from "react";
import { useDeleteJobs } from "@/features/deletion/use-delete";
import type { JobSummary } from "@/lib/api/jobs";

type Focusable = RefObject<HTMLElement | null>;

interface Question {
  jobs: readonly JobSummary[];
  /** What has the focus once it is answered. */
  from: Focusable;
}

/** The question before jobs are deleted, and its answers; `afterwards` has the focus once the jobs are gone. */
export function useDeletion(afterwards: Focusable) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [open, setOpen] = useState(false);
  const deleteJobs = useDeleteJobs();
  const jobs = question?.jobs ?? [];
  return {
    open,
    jobs,
    returnFocusTo: question?.from,
    ask: (about: readonly JobSummary[], from: Focusable) => {
      setQuestion({ jobs: about, from });
      setOpen(true);
    },
    close: () => setOpen(false),
    confirm: () => {
      // The row or bar that asked is gone with its jobs.
      setQuestion({ jobs, from: afterwards });
      setOpen(false);
      deleteJobs(
        jobs.map(({ job_id }) => job_id),
        true,
      );
    },
  };
}
