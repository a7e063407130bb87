"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, type Schema } from "@/lib/api/client";
import { isWorthRetryingForEver } from "@/lib/api/polling";

/** Somebody waits for the answer, so a failure is told soon. */
const MOST_RETRIES = 1;

/**
 * Questions are told apart by their text, in which every digit and every name is as it is sent. An answer to a
 * question that was given up never shows: its request is broken off.
 */
const COMMON = {
  placeholderData: keepPreviousData,
  structuralSharing: false,
  retry: (failures: number, error: unknown) => failures < MOST_RETRIES && isWorthRetryingForEver(failures, error),
} as const;

function bodyOf(request: string): Schema<"PredictRequest"> {
  return JSON.parse(request) as Schema<"PredictRequest">;
}

async function predict(jobId: string, request: string, signal: AbortSignal) {
  const started = performance.now();
  const { data, error } = await api.POST("/predict/{job_id}", {
    params: { path: { job_id: jobId } },
    body: bodyOf(request),
    signal,
  });
  if (error) throw error;
  return { ...data, roundTripMs: performance.now() - started };
}

async function explain(jobId: string, request: string, signal: AbortSignal) {
  const { data, error } = await api.POST("/predict/{job_id}/explain", {
    params: { path: { job_id: jobId } },
    body: bodyOf(request),
    signal,
  });
  if (error) throw error;
  return data;
}

/** The model's answer to a request, the one before until it is there; none is asked for where it is null. */
export function usePrediction(jobId: string, request: string | null) {
  return useQuery({
    ...COMMON,
    queryKey: ["prediction", jobId, request],
    queryFn: ({ signal }) => predict(jobId, request ?? "", signal),
    enabled: request !== null,
  });
}

/** What each column adds to the answer to a request. */
export function useExplanation(jobId: string, request: string | null) {
  return useQuery({
    ...COMMON,
    queryKey: ["explanation", jobId, request],
    queryFn: ({ signal }) => explain(jobId, request ?? "", signal),
    enabled: request !== null,
  });
}
