"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useRef } from "react";
import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/failure";
import { useIsPendingDeletion } from "@/features/deletion/pending";
import { useJobs } from "@/lib/api/jobs";
import { FilterBar } from "./filter-bar";
import { filterParsers, matches, narrows, narrowsHere } from "./filters";
import { HistorySkeleton } from "./history-skeleton";
import { JobList } from "./job-list";
import { useKnownTags } from "./use-known-tags";

/** Every job, newest first: the API narrows by status and tag, this page by type and text. */
export function HistoryPage() {
  usePageTitle("History");
  const home = useRef<HTMLDivElement>(null);
  const [filters, setFilters] = useQueryStates(filterParsers);
  const query = useJobs({ status: filters.status ?? undefined, tag: filters.tag || undefined });
  const isPendingDeletion = useIsPendingDeletion();

  const listed = query.data?.pages.flatMap(({ jobs }) => jobs) ?? [];
  const knownTags = useKnownTags(listed);
  const loaded = listed.filter(({ job_id }) => !isPendingDeletion("job", job_id));
  const shown = loaded.filter((job) => matches(job, filters));
  const nothingAtAll = query.data !== undefined && listed.length === 0 && !narrows(filters);

  const clear = () => void setFilters(null);
  const showMore = () => void query.fetchNextPage();

  return (
    <>
      <PageHead
        title="History"
        actions={
          <Button asChild>
            <Link href="/">
              <Plus aria-hidden />
              Train a new model
            </Link>
          </Button>
        }
      />
      {nothingAtAll ? null : (
        <FilterBar
          filters={filters}
          knownTags={knownTags}
          onChange={(changes) => void setFilters(changes)}
          onClear={clear}
        />
      )}
      {query.isError ? (
        <Failure
          error={query.error}
          onRetry={() => void query.refetch()}
          title={query.data ? "The list is not up to date" : "The jobs cannot be shown"}
          className="mb-6"
        />
      ) : null}
      {query.data ? (
        <div ref={home} tabIndex={-1} className="outline-none">
          <JobList
            jobs={shown}
            loaded={loaded.length}
            narrowed={{ here: narrowsHere(filters), anywhere: narrows(filters) }}
            onShowMore={query.hasNextPage ? showMore : undefined}
            isLoadingMore={query.isFetchingNextPage}
            isStale={query.isPlaceholderData}
            onTag={(tag) => void setFilters({ tag })}
            onClear={clear}
            home={home}
          />
        </div>
      ) : query.isError ? null : (
        <HistorySkeleton />
      )}
    </>
  );
}
