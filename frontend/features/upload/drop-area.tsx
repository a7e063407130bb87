"use client";

import { Upload } from "lucide-react";
import type { ReactNode } from "react";
import { useDropzone } from "react-dropzone";
import { ACCEPTED } from "./file-check";

/** The label of the drop box opens the file picker through this. */
export const FILE_INPUT_ID = "files-to-upload";

interface DropAreaProps {
  onFiles: (files: readonly File[]) => void;
  /** Gets what opens the file picker. */
  children: (choose: () => void) => ReactNode;
}

/** Takes files that are dropped anywhere in the window. */
export function DropArea({ onFiles, children }: DropAreaProps) {
  const { getRootProps, getInputProps, isDragGlobal, open } = useDropzone({
    // Which files are worth sending is said file by file, in words.
    onDrop: (files: File[]) => {
      if (files.length > 0) onFiles(files);
    },
    noClick: true,
    noKeyboard: true,
  });
  const input = getInputProps({
    id: FILE_INPUT_ID,
    accept: ACCEPTED,
    // Named by its label.
    "aria-label": undefined,
    // The same file may be chosen again.
    onClick: ({ currentTarget }) => {
      currentTarget.value = "";
    },
  });
  return (
    <div {...getRootProps()}>
      <input {...input} />
      {children(open)}
      {isDragGlobal ? <DropCover /> : null}
    </div>
  );
}

/** Over the whole window, the header too, so that there is no wrong place to let go. */
function DropCover() {
  return (
    <div className="fixed inset-0 z-50 grid place-items-center bg-ground/80 p-6">
      <p className="pointer-events-none flex items-center gap-3 rounded-lg border-2 border-dashed border-accent bg-raised px-8 py-6 text-base font-semibold">
        <Upload aria-hidden className="size-5 text-accent" />
        Let go to upload
      </p>
    </div>
  );
}
