import { Loading, Skeleton } from "@/components/ui/skeleton";

const ROWS = [0, 1, 2, 3, 4];

export function DatasetTableSkeleton() {
  return (
    <Loading what="datasets">
      <div className="flex flex-col gap-3">
        <Skeleton className="h-4 w-40" />
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-9" />
        ))}
      </div>
    </Loading>
  );
}
