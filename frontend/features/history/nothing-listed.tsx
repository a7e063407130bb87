"use client";

import { History, SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { counted } from "@/lib/format/numbers";

interface NothingListedProps {
  /** Whether a filter is on. */
  narrowed: boolean;
  loaded: number;
  /** Loads older jobs; left out where there are none. */
  onShowMore: (() => void) | undefined;
  isLoadingMore: boolean;
  onClear: () => void;
}

export function NothingListed({ narrowed, loaded, onShowMore, isLoadingMore, onClear }: NothingListedProps) {
  if (onShowMore) {
    return (
      <EmptyState
        icon={SearchX}
        title={loaded > 0 ? `None of the newest ${counted(loaded, "job")} matches` : "The newest jobs are deleted"}
        action={
          <Button variant="primary" onClick={onShowMore} disabled={isLoadingMore}>
            {isLoadingMore ? "Loading…" : "Look further back"}
          </Button>
        }
      >
        There are older jobs that are not loaded yet.
      </EmptyState>
    );
  }
  if (narrowed) {
    return (
      <EmptyState icon={SearchX} title="No job matches" action={<Button onClick={onClear}>Clear the filters</Button>}>
        These filters leave none of your jobs.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={History}
      title="No jobs yet"
      action={
        <Button asChild variant="primary">
          <Link href="/">Upload a file</Link>
        </Button>
      }
    >
      Every training is kept here with its score, model and tags. It begins with a table: your own file, or a sample.
    </EmptyState>
  );
}
