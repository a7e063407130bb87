"use client";

import { Scale, Trash2, X } from "lucide-react";
import Link from "next/link";
import { type RefObject, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { JobSummary } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { comparing } from "./selection";

interface SelectionBarProps {
  jobs: readonly JobSummary[];
  onClear: () => void;
  onDelete: (from: RefObject<HTMLElement | null>) => void;
}

/** What can be done with the chosen jobs; it stays in sight while the list is scrolled. */
export function SelectionBar({ jobs, onClear, onDelete }: SelectionBarProps) {
  const id = useId();
  const deleteButton = useRef<HTMLButtonElement>(null);
  const { address, obstacle } = comparing(jobs);
  return (
    <section
      aria-label="Selected jobs"
      className="sticky bottom-4 z-20 mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-raised p-3 shadow-md"
    >
      <p role="status" className="font-medium">
        {counted(jobs.length, "job")} selected
      </p>
      {obstacle ? (
        <p id={id} className="text-xs text-muted">
          {obstacle}
        </p>
      ) : null}
      <div className="ml-auto flex flex-wrap gap-2">
        {address ? (
          <Button asChild variant="primary">
            <Link href={address}>
              <Scale aria-hidden />
              Compare
            </Link>
          </Button>
        ) : (
          <Button variant="primary" disabled aria-describedby={id}>
            <Scale aria-hidden />
            Compare
          </Button>
        )}
        <Button ref={deleteButton} variant="wrong" onClick={() => onDelete(deleteButton)}>
          <Trash2 aria-hidden />
          Delete {counted(jobs.length, "job")}
        </Button>
        <Button variant="quiet" size="icon" aria-label="Select none" onClick={onClear}>
          <X aria-hidden />
        </Button>
      </div>
    </section>
  );
}
