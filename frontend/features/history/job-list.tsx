"use client";

import { type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { JobSummary } from "@/lib/api/jobs";
import { countWords } from "./count-words";
import { DeleteDialog } from "./delete-dialog";
import { JobCards } from "./job-cards";
import { JobTable } from "./job-table";
import type { ListActions } from "./list-actions";
import { NothingListed } from "./nothing-listed";
import { chosenOf, toggled, toggledAll } from "./selection";
import { SelectionBar } from "./selection-bar";
import { useDeletion } from "./use-deletion";
import { useIsWide } from "./use-is-wide";

interface JobListProps {
  /** What is in sight. */
  jobs: readonly JobSummary[];
  /** How many are loaded, with those that are left out here. */
  loaded: number;
  narrowed: { here: boolean; anywhere: boolean };
  /** Loads older jobs; left out where there are none. */
  onShowMore: (() => void) | undefined;
  isLoadingMore: boolean;
  /** Whether the list is of earlier filters, until the answer for the present ones comes. */
  isStale: boolean;
  onTag: (tag: string) => void;
  onClear: () => void;
  /** Has the focus once jobs are deleted. */
  home: RefObject<HTMLElement | null>;
}

export function JobList({ jobs, loaded, narrowed, isLoadingMore, isStale, home, ...on }: JobListProps) {
  const isWide = useIsWide();
  const [choice, setChoice] = useState<readonly string[]>([]);
  const chosen = chosenOf(jobs, choice);
  const deletion = useDeletion(home);
  const actions: ListActions = {
    chosen: chosen.map(({ job_id }) => job_id),
    onToggle: (id) => setChoice(toggled(choice, id)),
    onToggleAll: () => {
      const ids = jobs.map(({ job_id }) => job_id);
      setChoice(toggledAll(choice, ids));
    },
    onTag: on.onTag,
    onDelete: (job, from) => deletion.ask([job], from),
  };
  const count = { shown: jobs.length, loaded, more: on.onShowMore !== undefined, narrowed: narrowed.here };

  return (
    <>
      <div aria-busy={isStale} className={cn("transition-opacity duration-150", isStale && "opacity-60")}>
        {jobs.length === 0 ? (
          <NothingListed
            narrowed={narrowed.anywhere}
            loaded={loaded}
            onShowMore={on.onShowMore}
            isLoadingMore={isLoadingMore}
            onClear={on.onClear}
          />
        ) : isWide ? (
          <JobTable jobs={jobs} actions={actions} />
        ) : (
          <JobCards jobs={jobs} actions={actions} />
        )}
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="max-w-prose text-xs text-muted">
          {loaded > 0 ? countWords(count) : null}
        </p>
        {on.onShowMore && jobs.length > 0 ? (
          <Button onClick={on.onShowMore} disabled={isLoadingMore}>
            {isLoadingMore ? "Loading…" : "Show more"}
          </Button>
        ) : null}
      </div>
      {chosen.length > 0 ? (
        <SelectionBar jobs={chosen} onClear={() => setChoice([])} onDelete={(from) => deletion.ask(chosen, from)} />
      ) : null}
      <DeleteDialog
        open={deletion.open}
        jobs={deletion.jobs}
        returnFocusTo={deletion.returnFocusTo}
        onClose={deletion.close}
        onDelete={deletion.confirm}
      />
    </>
  );
}
