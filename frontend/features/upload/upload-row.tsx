"use client";

import { FileSpreadsheet } from "lucide-react";
import { formatBytes } from "@/lib/format/numbers";
import type { Upload } from "./upload";
import { UploadActions } from "./upload-actions";
import { UploadStatus } from "./upload-status";

interface UploadRowProps {
  upload: Upload;
  /** Opens the file picker. */
  onChoose: () => void;
}

export function UploadRow({ upload, onChoose }: UploadRowProps) {
  const { file } = upload;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-line bg-raised p-4">
      <div className="flex min-w-0 grow basis-60 gap-3">
        <FileSpreadsheet aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <p>
            <span className="font-medium">{file.name}</span>{" "}
            <span className="whitespace-nowrap text-muted">{formatBytes(file.size)}</span>
          </p>
          <UploadStatus upload={upload} />
        </div>
      </div>
      <div className="ml-auto flex items-center gap-2">
        <UploadActions upload={upload} onChoose={onChoose} />
      </div>
      <p role="status" className="sr-only">
        {announcementOf(upload)}
      </p>
    </li>
  );
}

/** Said once for each step; percents would talk without end. */
function announcementOf({ file, state }: Upload): string {
  switch (state.stage) {
    case "waiting":
      return `${file.name} waits for its turn.`;
    case "sending":
      return `Sending ${file.name}.`;
    case "reading":
      return `${file.name} has arrived. Its columns are being read.`;
    case "ready":
      return `${file.name} is ready.`;
    case "failed":
      return "";
  }
}
