"use client";

import { useQueryClient } from "@tanstack/react-query";
import { $api, type Schema } from "./client";
import { POLL_MS, retryPause, isWorthRetryingForEver } from "./polling";

export type Dataset = Schema<"DatasetDetail">;
export type DatasetSummary = Schema<"DatasetSummary">;
export type Column = Schema<"Column">;

const PAGE_SIZE = 25;

function isSettled(status: Schema<"DatasetStatus">): boolean {
  return status === "ready" || status === "failed";
}

/** A dataset with its profile, looked at again until it is profiled. */
export function useDataset(datasetId: string) {
  return $api.useQuery(
    "get",
    "/datasets/{dataset_id}",
    { params: { path: { dataset_id: datasetId } } },
    {
      refetchInterval: ({ state }) => (state.data && isSettled(state.data.status) ? false : POLL_MS),
      retry: isWorthRetryingForEver,
      retryDelay: retryPause,
    },
  );
}

/** The first rows, as texts; null where a cell is empty. */
export function usePreview(datasetId: string, enabled = true) {
  return $api.useQuery(
    "get",
    "/datasets/{dataset_id}/preview",
    { params: { path: { dataset_id: datasetId } } },
    { enabled, staleTime: Infinity },
  );
}

/** Datasets, newest first, a page at a time. */
export function useDatasets(limit = PAGE_SIZE) {
  return $api.useInfiniteQuery(
    "get",
    "/datasets",
    { params: { query: { limit } } },
    {
      pageParamName: "next_token",
      // With undefined, the library would send a token of its own making.
      initialPageParam: null as string | null,
      getNextPageParam: (page: Schema<"DatasetList">) => page.next_token ?? undefined,
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ datasets }) => datasets.some(({ status }) => status === "processing"))
          ? POLL_MS
          : false,
    },
  );
}

export function useForgetDatasets() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["get", "/datasets"] });
}
