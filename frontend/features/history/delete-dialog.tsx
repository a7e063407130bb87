"use client";

import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { JobSummary } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { deletionQuestion, deletionWords } from "./deletion-words";

interface DeleteDialogProps {
  open: boolean;
  jobs: readonly JobSummary[];
  returnFocusTo: RefObject<HTMLElement | null> | undefined;
  onClose: () => void;
  onDelete: () => void;
}

export function DeleteDialog({ open, jobs, returnFocusTo, onClose, onDelete }: DeleteDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(opens) => {
        if (!opens) onClose();
      }}
      returnFocusTo={returnFocusTo}
      title={deletionQuestion(jobs)}
      description={
        <div className="flex flex-col gap-2">
          {deletionWords(jobs).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      }
      actions={
        <>
          <Button onClick={onClose}>Keep {jobs.length === 1 ? "it" : "them"}</Button>
          <Button variant="wrong" onClick={onDelete}>
            Delete {counted(jobs.length, "job")}
          </Button>
        </>
      }
    />
  );
}
