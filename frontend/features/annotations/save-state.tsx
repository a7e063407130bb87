"use client";

import { Check } from "lucide-react";
import { Button } from "@/components/ui/button";
import { sentenceOf } from "@/lib/api/problem";

interface SaveStateProps {
  /** What is saved: "The notes". */
  what: string;
  isPending: boolean;
  isSaved: boolean;
  error: unknown;
  onRetry: () => void;
}

/** Whether what was changed is kept, told as it happens. */
export function SaveState({ what, isPending, isSaved, error, onRetry }: SaveStateProps) {
  return (
    <div role="status" className="flex flex-wrap items-center gap-1.5 text-xs text-muted">
      {isPending ? "Saving…" : null}
      {isSaved ? (
        <span className="inline-flex items-center gap-1">
          <Check aria-hidden className="size-3 text-good" />
          Saved
        </span>
      ) : null}
      {error && !isPending ? (
        <>
          <span className="text-wrong">
            {what} could not be saved. {sentenceOf(error)}
          </span>
          <Button size="inline" variant="link" className="text-xs" onClick={onRetry}>
            Try again
          </Button>
        </>
      ) : null}
    </div>
  );
}
