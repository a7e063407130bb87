import { api } from "@/lib/api/client";
import type { Dataset } from "@/lib/api/datasets";
import { isOffline } from "@/lib/api/problem";
import { contentTypeOf, sendableName } from "./file-check";
import { putFile } from "./put-file";
import { readColumns } from "./read-columns";

export type News =
  | { kind: "asked"; datasetId: string }
  | { kind: "sent"; bytes: number }
  | { kind: "arrived" };

export interface SendOrder {
  file: File;
  licence: string | null;
  /** The dataset that has the whole file from an earlier try: only its columns are left to read. */
  arrivedAs: string | null;
  signal: AbortSignal;
  tell: (news: News) => void;
}

/** From a file to a dataset that is ready, or failed as what the file holds is no table. */
export async function sendFile(order: SendOrder): Promise<Dataset> {
  return readColumns(order.arrivedAs ?? (await deliver(order)), order.signal);
}

/** Make the API forget a dataset whose file will not come; where it does not hear of it, it sweeps by itself. */
export function abandonDataset(datasetId: string): void {
  void api
    .DELETE("/datasets/{dataset_id}", { params: { path: { dataset_id: datasetId } }, keepalive: true })
    .catch(() => undefined);
}

async function deliver({ file, licence, signal, tell }: SendOrder): Promise<string> {
  const { data, error } = await api.POST("/upload", {
    body: {
      filename: sendableName(file.name),
      content_type: contentTypeOf(file.name),
      size_bytes: file.size,
      licence,
    },
  });
  if (!data) throw error;
  tell({ kind: "asked", datasetId: data.dataset_id });
  try {
    await putFile(file, {
      url: data.upload_url,
      headers: data.upload_headers,
      signal,
      onSent: (bytes) => tell({ kind: "sent", bytes }),
    });
  } catch (failure) {
    if (isOffline(failure)) await seeReadable(file);
    throw failure;
  }
  tell({ kind: "arrived" });
  return data.dataset_id;
}

/** A file that was moved or changed since it was chosen breaks a request just as a lost network does. */
async function seeReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Error("The file cannot be read from your disk any more: it was moved, changed or deleted. Choose it again.");
  }
}
