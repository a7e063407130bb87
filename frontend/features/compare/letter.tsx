import { letterOf } from "./chosen";

/** The letter by which a job is told from the others. */
export function Letter({ place }: { place: number }) {
  return (
    <span className="inline-flex size-5 shrink-0 items-center justify-center rounded bg-accent-soft text-xs font-semibold text-accent-strong">
      {letterOf(place)}
    </span>
  );
}
