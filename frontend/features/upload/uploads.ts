"use client";

import { useSyncExternalStore } from "react";
import { abandonDataset, sendFile } from "./send-file";
import type { Upload } from "./upload";
import { UploadQueue } from "./upload-queue";

/** The one queue of this tab. */
export const uploads = new UploadQueue(sendFile, abandonDataset);

const NONE: readonly Upload[] = [];

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(uploads.watch, uploads.current, () => NONE);
}
