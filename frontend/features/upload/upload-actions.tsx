"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { Upload } from "./upload";
import { uploads } from "./uploads";

interface UploadActionsProps {
  upload: Upload;
  /** Opens the file picker. */
  onChoose: () => void;
}

/** What can be done about one file now. */
export function UploadActions({ upload: { id, file, state }, onChoose }: UploadActionsProps) {
  switch (state.stage) {
    case "waiting":
    case "sending":
    case "reading":
      return (
        <Button size="small" aria-label={`Cancel the upload of ${file.name}`} onClick={() => uploads.cancel(id)}>
          Cancel
        </Button>
      );
    case "ready":
      return (
        <Button asChild size="small" variant="primary">
          <Link href={`/configure/${state.datasetId}`} aria-label={`Set up training with ${file.name}`}>
            Set up training
          </Link>
        </Button>
      );
    case "failed":
      return (
        <>
          {state.canRetry ? (
            <Button size="small" aria-label={`Try again with ${file.name}`} onClick={() => uploads.retry(id)}>
              Try again
            </Button>
          ) : (
            <Button size="small" onClick={onChoose}>
              Upload another file
            </Button>
          )}
          <Button
            variant="quiet"
            size="icon"
            className="size-8"
            aria-label={`Take ${file.name} off the list`}
            onClick={() => uploads.dismiss(id)}
          >
            <X aria-hidden />
          </Button>
        </>
      );
  }
}
