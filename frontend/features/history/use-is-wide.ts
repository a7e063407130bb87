"use client";

import { useSyncExternalStore } from "react";

/** Room for a table of all that is told of a job. */
const WIDE = "(min-width: 60rem)";

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Whether the window is wide; of a table and cards only one is in the page, so that nothing is told twice. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
}
