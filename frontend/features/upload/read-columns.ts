import { api } from "@/lib/api/client";
import type { Dataset } from "@/lib/api/datasets";
import { isWorthRetryingForEver } from "@/lib/api/polling";

const PAUSE_MS = 1_000;
/** Failures in a row after which a person is asked; the pauses before add up to half a minute. */
const MOST_FAILURES = 4;

/** Have the columns of an arrived file read; ready or failed, however long it takes. */
export async function readColumns(datasetId: string, signal: AbortSignal, wait = pause): Promise<Dataset> {
  let failures = 0;
  for (;;) {
    signal.throwIfAborted();
    try {
      const dataset = await confirm(datasetId);
      if (dataset.status === "ready" || dataset.status === "failed") return dataset;
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures > MOST_FAILURES || !isWorthRetryingForEver(failures, error)) throw error;
    }
    // The API waits a little itself before it says that it is not done.
    await wait(PAUSE_MS * 2 ** failures);
  }
}

async function confirm(datasetId: string): Promise<Dataset> {
  const { data, error } = await api.POST("/datasets/{dataset_id}/confirm", {
    params: { path: { dataset_id: datasetId } },
  });
  if (!data) throw error;
  return data;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
