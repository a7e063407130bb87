import type { Job } from "@/lib/api/jobs";
import { PHASES, type Phase } from "@/lib/vocabulary/jobs";

export type StageState = "done" | "current" | "ahead";

export interface Stage {
  phase: Phase;
  name: string;
  state: StageState;
}

/** Every phase, and whether it lies behind, is under way, or lies ahead. */
export function stagesOf(job: Pick<Job, "status" | "progress">): Stage[] {
  const place = placeOf(job);
  return PHASES.map(({ phase, name }, at) => ({
    phase,
    name,
    state: at < place ? "done" : at === place ? "current" : "ahead",
  }));
}

function placeOf({ status, progress }: Pick<Job, "status" | "progress">): number {
  if (status === "completed") return PHASES.length;
  if (progress) return PHASES.findIndex(({ phase }) => phase === progress.phase);
  return status === "running" ? 0 : -1;
}

/** Whether the search is over, for better or worse. */
export function isPastSearch({ progress }: Pick<Job, "progress">): boolean {
  const place = PHASES.findIndex(({ phase }) => phase === progress?.phase);
  return place > PHASES.findIndex(({ phase }) => phase === "search");
}

/** What a phase does: "searching for the best model". */
export function doingIn(phase: Phase): string {
  return PHASES.find((known) => known.phase === phase)?.doing ?? phase;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the job does right now, in a few words. */
export function headline(job: Pick<Job, "status" | "progress" | "finish_early">): string {
  if (job.status === "pending") return "Waiting for its turn";
  if (!job.progress) return "Starting";
  if (job.progress.phase === "search" && job.finish_early) return "Ending the search with the best model so far";
  return capitalised(doingIn(job.progress.phase));
}
