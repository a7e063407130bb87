"use client";

import { useQueries } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Job } from "@/lib/api/jobs";
import { POLL_MS } from "@/lib/api/polling";
import { isUnderWay } from "@/lib/vocabulary/jobs";

export interface ComparedJob {
  jobId: string;
  job: Job | undefined;
  error: unknown;
  retry: () => void;
}

async function fetchJob(jobId: string, signal: AbortSignal): Promise<Job> {
  const { data, error } = await api.GET("/jobs/{job_id}", { params: { path: { job_id: jobId } }, signal });
  if (error) throw error;
  return data;
}

/** The jobs as the pages about each of them know them; one that trains is looked at again until it ends. */
export function useComparedJobs(jobIds: readonly string[]): ComparedJob[] {
  const queries = useQueries({
    queries: jobIds.map((jobId) => ({
      // The key of `useJob`, so that what one page has loaded is there on the other.
      queryKey: ["get", "/jobs/{job_id}", { params: { path: { job_id: jobId } } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchJob(jobId, signal),
      refetchInterval: ({ state }: { state: { data?: Job | undefined } }) =>
        state.data && isUnderWay(state.data.status) ? POLL_MS : false,
    })),
  });
  return jobIds.map((jobId, place) => {
    const query = queries[place];
    return { jobId, job: query?.data, error: query?.error ?? null, retry: () => void query?.refetch() };
  });
}
