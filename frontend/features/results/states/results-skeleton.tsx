"use client";

import { Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { sentenceOf } from "@/lib/api/problem";

/** `trouble` is why the last try to load the job failed, where one did; it is tried again by itself. */
export function ResultsSkeleton({ trouble }: { trouble: unknown }) {
  return (
    <div className="flex flex-col gap-6">
      <h1 className="sr-only">Results</h1>
      {trouble ? (
        <Notice tone="careful" title="The job cannot be loaded yet. We keep trying.">
          {sentenceOf(trouble)}
        </Notice>
      ) : null}
      <Loading what="the results">
        <div className="flex flex-col gap-2">
          <Skeleton className="h-8 w-48 max-w-full" />
          <Skeleton className="h-5 w-80 max-w-full" />
        </div>
        <Skeleton className="h-36" />
        <Skeleton className="h-9 w-96 max-w-full" />
        <Skeleton className="h-10" />
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {Array.from({ length: 8 }, (_, place) => (
            <Skeleton key={place} className="h-28" />
          ))}
        </div>
      </Loading>
    </div>
  );
}
