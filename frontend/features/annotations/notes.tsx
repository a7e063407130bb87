"use client";

import { Pencil } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { TextArea } from "@/components/ui/fields";
import { type Job, usePatchJob } from "@/lib/api/jobs";
import { formatCount } from "@/lib/format/numbers";
import { SaveState } from "./save-state";
import { LONGEST_NOTES, lengthOf } from "./tags";

/** A job's notes, to read and to change. */
export function Notes({ job }: { job: Job }) {
  const patch = usePatchJob();
  const [draft, setDraft] = useState<string | null>(null);
  const notes = (patch.isPending ? patch.variables.body.notes : null) ?? job.notes ?? "";

  function save(text: string) {
    patch.mutate(
      { params: { path: { job_id: job.job_id } }, body: { notes: text } },
      // What was written stays in its box where it could not be saved.
      { onSuccess: () => setDraft(null) },
    );
  }

  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      {draft === null ? (
        <div className="flex min-w-0 items-start gap-1">
          {notes ? <p className="max-w-prose whitespace-pre-wrap py-1.5 text-muted">{notes}</p> : null}
          <Button size="small" variant="quiet" onClick={() => setDraft(notes)}>
            <Pencil aria-hidden />
            {notes ? "Edit notes" : "Add notes"}
          </Button>
        </div>
      ) : (
        <NotesForm
          draft={draft}
          isPending={patch.isPending}
          onChange={setDraft}
          onSave={() => save(draft)}
          onCancel={() => {
            patch.reset();
            setDraft(null);
          }}
        />
      )}
      <SaveState
        what="The notes"
        isPending={patch.isPending}
        isSaved={patch.isSuccess && draft === null}
        error={patch.error}
        onRetry={() => save(draft ?? notes)}
      />
    </div>
  );
}

interface NotesFormProps {
  draft: string;
  isPending: boolean;
  onChange: (draft: string) => void;
  onSave: () => void;
  onCancel: () => void;
}

function NotesForm({ draft, isPending, onChange, onSave, onCancel }: NotesFormProps) {
  const id = useId();
  const length = lengthOf(draft);
  const tooLong = length > LONGEST_NOTES;
  const savable = !tooLong && !isPending;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === "Escape") onCancel();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && savable) onSave();
  }

  return (
    <div className="flex w-full max-w-prose flex-col gap-2">
      <TextArea
        aria-label="Notes"
        aria-describedby={`${id}-length`}
        aria-invalid={tooLong}
        autoFocus
        readOnly={isPending}
        value={draft}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p id={`${id}-length`} className={cn("text-xs", tooLong ? "text-wrong" : "text-muted")}>
          {formatCount(length)} of {formatCount(LONGEST_NOTES)} characters{tooLong ? "; shorten it to save it" : ""}
        </p>
        <div className="flex gap-2">
          <Button size="small" variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
          <Button size="small" variant="primary" disabled={!savable} onClick={onSave}>
            Save notes
          </Button>
        </div>
      </div>
    </div>
  );
}
