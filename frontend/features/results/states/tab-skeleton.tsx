import { Loading, Skeleton } from "@/components/ui/skeleton";

export function TabSkeleton() {
  return (
    <Loading what="this tab">
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </div>
    </Loading>
  );
}
