import type { Job } from "@/lib/api/jobs";
import { formatClock } from "@/lib/format/time";
import { isPastSearch } from "./stages";

export interface Timing {
  /** How long it has taken, of how much. */
  clock: string;
  /** What is left, in a sentence. */
  left: string;
}

/** How a job under way stands with its time, at a moment by the server's clock. */
export function timingOf(job: Job, now: number): Timing {
  if (!job.started_at) {
    return { clock: formatClock(secondsSince(job.created_at, now)), left: "It begins as soon as there is room for it." };
  }
  const elapsed = secondsSince(job.started_at, now);
  // The time between two attempts is nobody's: it counts against no budget.
  const clock = job.attempt > 1 ? formatClock(elapsed) : `${formatClock(elapsed)} of ${formatClock(job.time_budget)}`;
  return { clock, left: leftOf(job, elapsed, now) };
}

function leftOf(job: Job, elapsed: number, now: number): string {
  if (isPastSearch(job)) return "Nearly done.";
  if (job.finish_early) return "It ends with the best model so far.";
  const seconds = job.attempt > 1 ? searchLeft(job, now) : job.time_budget - elapsed;
  if (seconds === null) return "It goes on from where it was saved.";
  if (seconds <= 0) return "It takes a little longer than planned.";
  const clock = `${formatClock(seconds)} left${job.attempt > 1 ? " for the search" : ""}`;
  return job.config.early_stop === false
    ? `About ${clock}.`
    : `Up to ${clock}; it ends sooner once nothing gets better.`;
}

function searchLeft({ progress, updated_at }: Job, now: number): number | null {
  const search = progress?.search;
  return search ? search.budget_seconds - search.elapsed_seconds - secondsSince(updated_at, now) : null;
}

function secondsSince(moment: string, now: number): number {
  return Math.max(0, (now - Date.parse(moment)) / 1_000);
}
