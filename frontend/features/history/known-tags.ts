import type { JobSummary } from "@/lib/api/jobs";

/** The tags known so far with those of these jobs; the very same list where nothing is new. */
export function withTagsOf(known: readonly string[], jobs: readonly JobSummary[]): readonly string[] {
  const fresh = new Set(jobs.flatMap(({ tags }) => tags));
  known.forEach((tag) => fresh.delete(tag));
  return fresh.size === 0 ? known : [...known, ...fresh].sort((one, other) => one.localeCompare(other));
}
