import type { Metadata } from "next";
import { Suspense } from "react";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { Compare } from "@/features/compare/compare";

export const metadata: Metadata = { title: "Compare" };

export default function ComparePage() {
  return (
    <Suspense
      fallback={
        <Loading what="the comparison">
          <Skeleton className="h-8 w-56" />
          <Skeleton className="mt-6 h-40" />
        </Loading>
      }
    >
      <Compare />
    </Suspense>
  );
}
