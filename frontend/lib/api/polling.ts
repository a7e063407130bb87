import { isProblem } from "./problem";

/** The pause between two looks at something that changes. */
export const POLL_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/** The pause before trying again: longer after each failure in a row. */
export function retryPause(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, POLL_MS * 2 ** failures);
}

/** A page that watches something never gives up while the server is away, but takes its word for a no. */
export function isWorthRetryingForEver(_failures: number, error: unknown): boolean {
  return !isProblem(error) || error.status >= 500 || error.status === 429;
}
