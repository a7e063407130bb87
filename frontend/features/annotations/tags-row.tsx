"use client";

import { Plus, X } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/fields";
import { type Job, usePatchJob } from "@/lib/api/jobs";
import { SaveState } from "./save-state";
import { MOST_TAGS, withTag } from "./tags";

/** A job's tags: each leads to the jobs that have it, can be removed, and more can be added. */
export function Tags({ job }: { job: Job }) {
  const patch = usePatchJob();
  const addButton = useRef<HTMLButtonElement>(null);
  const [adding, setAdding] = useState(false);
  const tags = (patch.isPending ? patch.variables.body.tags : null) ?? job.tags;

  function save(next: string[]) {
    patch.mutate({ params: { path: { job_id: job.job_id } }, body: { tags: next } });
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      {tags.length > 0 ? (
        <ul aria-label="Tags" className="flex min-w-0 flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="min-w-0">
              <Badge className="py-0 pr-0">
                <Link href={`/history?tag=${encodeURIComponent(tag)}`} className="truncate py-0.5 hover:underline">
                  {tag}
                </Link>
                <button
                  type="button"
                  aria-label={`Remove the tag ${tag}`}
                  className="inline-flex size-6 shrink-0 items-center justify-center rounded-full hover:text-text"
                  onClick={() => {
                    save(tags.filter((other) => other !== tag));
                    addButton.current?.focus();
                  }}
                >
                  <X aria-hidden />
                </button>
              </Badge>
            </li>
          ))}
        </ul>
      ) : null}
      {adding ? (
        <TagInput
          tags={tags}
          onAdd={save}
          onClose={() => {
            setAdding(false);
            // The button is there again once this is drawn.
            requestAnimationFrame(() => addButton.current?.focus());
          }}
        />
      ) : (
        <Button ref={addButton} size="small" variant="quiet" disabled={tags.length >= MOST_TAGS} onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          Tag
        </Button>
      )}
      <SaveState
        what="The tags"
        isPending={patch.isPending}
        isSaved={patch.isSuccess}
        error={patch.error}
        onRetry={() => patch.variables && patch.mutate(patch.variables)}
      />
    </div>
  );
}

interface TagInputProps {
  tags: readonly string[];
  onAdd: (tags: string[]) => void;
  onClose: () => void;
}

function TagInput({ tags, onAdd, onClose }: TagInputProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string | null>(null);

  function add() {
    const added = withTag(tags, text);
    if (added.fault !== undefined) return setFault(added.fault);
    onAdd(added.tags);
    setText("");
    if (added.tags.length >= MOST_TAGS) onClose();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Escape") onClose();
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  }

  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      <Input
        id={id}
        aria-label="New tag"
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        autoFocus
        autoComplete="off"
        className="h-8 w-40"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setFault(null);
        }}
        onKeyDown={onKeyDown}
      />
      <Button size="small" onClick={add}>
        Add tag
      </Button>
      <Button size="small" variant="quiet" onClick={onClose}>
        Done
      </Button>
      {fault ? (
        <p id={`${id}-fault`} role="alert" className="text-xs text-wrong">
          {fault}
        </p>
      ) : null}
    </div>
  );
}
