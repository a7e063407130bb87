"use client";

import { $api, type Schema } from "./client";

export type PredictInfo = Schema<"PredictInfo">;
export type Prediction = Schema<"PredictResponse">;
export type Explanation = Schema<"ExplainResponse">;

/** A value of a row as it is sent; null where it is missing. */
export type Cell = boolean | number | string | null;

/** How to call a deployed model; while it is not deployed the API refuses to say. */
export function usePredictInfo(jobId: string, enabled = true) {
  return $api.useQuery(
    "get",
    "/predict/{job_id}/info",
    { params: { path: { job_id: jobId } } },
    {
      enabled,
      // What a model takes never changes.
      staleTime: Infinity,
      // Sharing with an older answer copies key by key, and a column may be called __proto__.
      structuralSharing: false,
    },
  );
}
