"use client";

import { useQueryClient } from "@tanstack/react-query";
import { $api } from "@/lib/api/client";

/** Ask for a job now, instead of after the pause that follows a failure. */
export function useAskNow(jobId: string): () => void {
  const client = useQueryClient();
  const { queryKey } = $api.queryOptions("get", "/jobs/{job_id}", { params: { path: { job_id: jobId } } });
  return () => {
    // While it pauses the query counts as being fetched, and would not begin anew.
    void client.cancelQueries({ queryKey }).then(() => client.refetchQueries({ queryKey }));
  };
}
