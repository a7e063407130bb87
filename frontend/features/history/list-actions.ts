import type { RefObject } from "react";
import type { JobSummary } from "@/lib/api/jobs";

/** What can be done from a row or card of the list. */
export interface ListActions {
  /** Ids of the chosen jobs. */
  chosen: readonly string[];
  onToggle: (jobId: string) => void;
  onToggleAll: () => void;
  onTag: (tag: string) => void;
  /** `from` has the focus again once the question is answered. */
  onDelete: (job: JobSummary, from: RefObject<HTMLElement | null>) => void;
}
