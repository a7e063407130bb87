"use client";

import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import { Loading, Skeleton } from "@/components/ui/skeleton";

export function TrainingSkeleton() {
  usePageTitle("Training");
  return (
    <>
      <PageHead title="Training" />
      <Loading what="the training">
        <div className="flex flex-col gap-6">
          <Skeleton className="h-40" />
          <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
            <Skeleton className="h-80" />
            <Skeleton className="h-80" />
          </div>
        </div>
      </Loading>
    </>
  );
}
