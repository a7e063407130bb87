import { Loading, Skeleton } from "@/components/ui/skeleton";

/** The shape of the page that comes. */
export function ConfigureSkeleton({ what }: { what: string }) {
  return (
    <Loading what={what}>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-4">
          <Skeleton className="h-96" />
          <Skeleton className="h-80" />
        </div>
        <Skeleton className="h-[30rem]" />
      </div>
    </Loading>
  );
}
