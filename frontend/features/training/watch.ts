import type { Job } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { formatDuration } from "@/lib/format/time";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { isUnderWay } from "@/lib/vocabulary/jobs";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";
import { capitalised, doingIn } from "./stages";

/** So long without an answer means that this computer slept or the server was away. */
const SILENCE_MS = 20_000;

export interface LogEntry {
  /** By the server's clock, in milliseconds. */
  at: number;
  text: string;
}

/** What was learned of a job from one answer after another. */
export interface Watch {
  job: Job;
  /** By this computer's clock, in milliseconds. */
  answeredAt: number;
  /** How far the server's clock is ahead of this computer's, as far as the answers tell. */
  serverAhead: number;
  sawUnderWay: boolean;
  log: readonly LogEntry[];
}

export function beginWatch(job: Job, answeredAt: number): Watch {
  return {
    job,
    answeredAt,
    serverAhead: aheadBy(job, answeredAt),
    sawUnderWay: isUnderWay(job.status),
    log: pastOf(job),
  };
}

export function continueWatch(watch: Watch, job: Job, answeredAt: number): Watch {
  return {
    job,
    answeredAt,
    serverAhead: Math.max(watch.serverAhead, aheadBy(job, answeredAt)),
    sawUnderWay: watch.sawUnderWay || isUnderWay(job.status),
    log: [...watch.log, ...silence(watch, answeredAt), ...changes(watch.job, job)],
  };
}

/** The server's time at a moment of this computer's. */
export function serverTime(watch: Watch, now: number): number {
  return now + watch.serverAhead;
}

/** An answer shows that the server's clock has reached its last change: at least so far ahead is it. */
function aheadBy(job: Job, answeredAt: number): number {
  return Date.parse(job.updated_at) - answeredAt;
}

function pastOf(job: Job): LogEntry[] {
  const now = Date.parse(job.updated_at);
  const running = job.status === "running" && job.progress;
  return entries([
    [
      Date.parse(job.created_at),
      `Asked to predict ${job.target_column} from ${job.dataset_name} within ${formatDuration(job.time_budget)}.`,
    ],
    startOf(job),
    [now, job.attempt > 1 && `Broke off before and began again: this is attempt ${job.attempt}.`],
    [now, running && `When this page was opened: ${doingIn(running.phase)}.`],
    [now, running && bestOf(job)],
    [now, running && job.finish_early && KEEPS_BEST],
    endOf(job),
  ]);
}

function changes(before: Job, after: Job): LogEntry[] {
  const at = Date.parse(after.updated_at);
  return entries([
    before.started_at ? null : startOf(after),
    [
      at,
      before.attempt > 0 &&
        after.attempt > before.attempt &&
        `Broke off and began again (attempt ${after.attempt}), from what was saved on the way.`,
    ],
    [at, bestOf(after) !== bestOf(before) && bestOf(after)],
    [at, !before.finish_early && after.finish_early && KEEPS_BEST],
    [at, phaseChange(before, after)],
    isUnderWay(before.status) ? endOf(after) : null,
  ]);
}

const KEEPS_BEST = "Asked to end the search and to keep the best model so far.";

type Told = readonly [at: number, text: string | false | null | undefined] | null;

function entries(told: Told[]): LogEntry[] {
  return told.flatMap((one) => {
    if (!one) return [];
    const [at, text] = one;
    return text ? [{ at, text }] : [];
  });
}

function startOf({ started_at }: Job): Told {
  return started_at ? [Date.parse(started_at), "Training began."] : null;
}

function endOf({ status, completed_at, updated_at, error_message }: Job): Told {
  if (isUnderWay(status)) return null;
  const at = Date.parse(completed_at ?? updated_at);
  if (status === "completed") return [at, "Completed."];
  return status === "cancelled" ? [at, "Cancelled."] : [at, `Failed. ${error_message ?? ""}`.trim()];
}

function phaseChange(before: Job, after: Job): string | null {
  const phase = after.progress?.phase;
  if (!phase || phase === before.progress?.phase) return null;
  const search = after.progress?.search;
  return search && before.progress?.phase === "search"
    ? `The search is over after ${counted(search.trials, "try", "tries")}. Now ${doingIn(phase)}.`
    : `${capitalised(doingIn(phase))}.`;
}

function bestOf({ progress }: Job): string | null {
  const search = progress?.search;
  const score = search?.best_score ?? null;
  if (!search || score === null) return null;
  const who = search.best_estimator ? estimatorName(search.best_estimator) : "a model";
  return `Best so far: ${who}, ${metricName(search.metric)} ${formatMetric(search.metric, score)}.`;
}

function silence(watch: Watch, answeredAt: number): LogEntry[] {
  const pause = answeredAt - watch.answeredAt;
  if (pause < SILENCE_MS || !isUnderWay(watch.job.status)) return [];
  return [{ at: serverTime(watch, answeredAt), text: `No word from the server for ${formatDuration(pause / 1_000)}.` }];
}
