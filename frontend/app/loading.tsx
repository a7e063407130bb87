import { Loading, Skeleton } from "@/components/ui/skeleton";

export default function LoadingPage() {
  return (
    <Loading what="the page">
      <Skeleton className="mb-6 h-8 w-64" />
      <div className="grid gap-4 md:grid-cols-2">
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
      </div>
    </Loading>
  );
}
