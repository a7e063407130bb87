import { Loading, Skeleton } from "@/components/ui/skeleton";

const ROWS = 8;

export function HistorySkeleton() {
  return (
    <Loading what="the jobs">
      <div className="flex flex-col gap-3">
        <Skeleton className="h-6" />
        {Array.from({ length: ROWS }, (_, row) => (
          <Skeleton key={row} className="h-14" />
        ))}
      </div>
    </Loading>
  );
}
