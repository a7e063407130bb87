export const MOST_JOBS = 4;

/** The jobs of an address: each once, and no more than fit beside each other. */
export function chosenJobs(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.trim()).filter((id) => id !== ""))].slice(0, MOST_JOBS);
}

/** Jobs are told apart by letters, since many have the same target and file. */
export function letterOf(place: number): string {
  return "ABCD"[place] ?? String(place + 1);
}
