import { cn } from "./class-names";

/** A grey shape where something is about to come; give it that thing's size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("animate-pulse rounded-md bg-sunken", className)} />;
}

/** Skeletons with one sentence for screen readers. */
export function Loading({ what, children }: { what: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-label={`Loading ${what}`} className="contents">
      {children}
    </div>
  );
}
