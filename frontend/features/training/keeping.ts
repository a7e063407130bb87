import type { Job } from "@/lib/api/jobs";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";
import { isPastSearch } from "./stages";

export interface Keeping {
  possible: boolean;
  /** What it would do, or why it cannot be done. */
  note: string;
}

/** Whether a search can be ended now with its best model kept. */
export function keepingOf(job: Pick<Job, "status" | "progress" | "finish_early">): Keeping {
  if (job.status !== "running") return { possible: false, note: "It has not begun, so there is no model yet." };
  if (isPastSearch(job)) return { possible: false, note: "The search is over; what follows takes moments." };
  if (job.finish_early) return { possible: false, note: "It was asked for; the search is ending." };
  const search = job.progress?.search;
  const score = search?.best_score ?? null;
  if (!search || score === null) return { possible: false, note: "There is no model yet." };
  const who = search.best_estimator ? `${estimatorName(search.best_estimator)}, ` : "";
  return { possible: true, note: `So far ${who}${metricName(search.metric)} ${formatMetric(search.metric, score)}.` };
}
