import { compareAddress } from "@/lib/addresses";
import type { JobSummary } from "@/lib/api/jobs";

/** Most jobs next to each other. */
const MOST_COMPARED = 4;

/** The chosen ids, in the order of choosing, with one more or one less. */
export function toggled(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
}

/** All of these chosen, or none where all were. */
export function toggledAll(chosen: readonly string[], ids: readonly string[]): readonly string[] {
  const rest = chosen.filter((id) => !ids.includes(id));
  return ids.every((id) => chosen.includes(id)) ? rest : [...rest, ...ids];
}

/** The chosen jobs that are in sight, in the order of choosing: nothing is done to one that nobody sees. */
export function chosenOf(jobs: readonly JobSummary[], chosen: readonly string[]): JobSummary[] {
  return chosen.flatMap((id) => jobs.find((job) => job.job_id === id) ?? []);
}

export type Comparing = { address: string; obstacle?: undefined } | { address?: undefined; obstacle: string };

/** Where the jobs are compared, or why they cannot be. */
export function comparing(jobs: readonly JobSummary[]): Comparing {
  if (jobs.some(({ status }) => status !== "completed")) return { obstacle: "Only completed jobs can be compared." };
  if (jobs.length < 2) return { obstacle: "Choose one more to compare." };
  if (jobs.length > MOST_COMPARED) return { obstacle: `At most ${MOST_COMPARED} jobs can be compared.` };
  return { address: compareAddress(jobs.map(({ job_id }) => job_id)) };
}
