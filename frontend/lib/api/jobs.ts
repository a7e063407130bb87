"use client";

import { keepPreviousData, useQueryClient } from "@tanstack/react-query";
import { isUnderWay, type JobStatus } from "@/lib/vocabulary/jobs";
import { $api, type Schema } from "./client";
import { POLL_MS, retryPause, isWorthRetryingForEver } from "./polling";

export type Job = Schema<"JobDetail">;
export type JobSummary = Schema<"JobSummary">;
export type Report = Schema<"ModelReport">;

const PAGE_SIZE = 25;

/**
 * A job, looked at again and again while it may change.
 *
 * While the server cannot be reached `failureCount` grows and `data` stays what it was.
 */
export function useJob(jobId: string) {
  return $api.useQuery(
    "get",
    "/jobs/{job_id}",
    { params: { path: { job_id: jobId } } },
    {
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data.status) ? false : POLL_MS),
      // A tab in the background tells how far it is in its title.
      refetchIntervalInBackground: true,
      retry: isWorthRetryingForEver,
      retryDelay: retryPause,
    },
  );
}

/** Curves, tables and histories of a completed job; they never change. */
export function useReport(jobId: string, enabled = true) {
  return $api.useQuery(
    "get",
    "/jobs/{job_id}/report",
    { params: { path: { job_id: jobId } } },
    { enabled, staleTime: Infinity },
  );
}

export interface JobFilter {
  status?: JobStatus | undefined;
  tag?: string | undefined;
  limit?: number;
}

/** Jobs, newest first, a page at a time; looked at again while one of them is under way. */
export function useJobs({ status, tag, limit = PAGE_SIZE }: JobFilter = {}) {
  return $api.useInfiniteQuery(
    "get",
    "/jobs",
    { params: { query: { limit, status, tag } } },
    {
      pageParamName: "next_token",
      // With undefined, the library would send a token of its own making.
      initialPageParam: null as string | null,
      getNextPageParam: (page: Schema<"JobList">) => page.next_token ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ jobs }) => jobs.some((job) => isUnderWay(job.status))) ? POLL_MS : false,
    },
  );
}

/** Forget what is known of this job, or of all jobs, so that it is asked for again. */
export function useForgetJobs() {
  const client = useQueryClient();
  return async (jobId?: string) => {
    const lists = client.invalidateQueries({ queryKey: ["get", "/jobs"] });
    const path = { params: { path: { job_id: jobId } } };
    await Promise.all([lists, jobId ? client.invalidateQueries({ queryKey: ["get", "/jobs/{job_id}", path] }) : null]);
  };
}

export function usePatchJob() {
  const forget = useForgetJobs();
  return $api.useMutation("patch", "/jobs/{job_id}", { onSuccess: (job) => forget(job.job_id) });
}

export function useDeployJob() {
  const forget = useForgetJobs();
  return $api.useMutation("post", "/jobs/{job_id}/deploy", { onSuccess: (answer) => forget(answer.job_id) });
}

/** With `keep` in the query, the search ends and the job completes with the best model so far. */
export function useCancelJob() {
  const forget = useForgetJobs();
  return $api.useMutation("post", "/jobs/{job_id}/cancel", { onSuccess: (answer) => forget(answer.job_id) });
}
