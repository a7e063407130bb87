import type { Job } from "@/lib/api/jobs";
import { formatCount, formatNumber, formatShare } from "@/lib/format/numbers";
import { quotedLabel } from "../quoted-label";

type Judged = Pick<Job, "problem_type" | "target_column" | "metrics" | "baseline" | "confusion_matrix" | "rows">;

/** Numbers of rows that people can picture, the smallest first. */
const ROUND_NUMBERS = [100, 1_000, 10_000];

/** What the headline score means, in one sentence for somebody who knows the data and no statistics. */
export function meaningOf(job: Judged): string | null {
  return job.problem_type === "classification" ? ofLabels(job) : ofNumbers(job);
}

function ofLabels(job: Judged): string | null {
  const right = job.metrics?.accuracy ?? null;
  if (right === null) return null;
  const base = job.baseline?.scores.accuracy ?? null;
  const rows = rowsToSpeakOf(right, base, job.rows?.holdout ?? null);
  const ofRows = (share: number) => formatCount(Math.round(share * rows));
  const sentence = `Right for ${ofRows(right)} of ${formatCount(rows)} rows it had never seen`;
  return base === null ? `${sentence}.` : `${sentence}; ${guess(job, base)} would be right for ${ofRows(base)}.`;
}

/**
 * Of how many rows to speak: 100 where that says it, more where rounding would make a model perfect, useless
 * or no different from guessing; never more than were held out.
 */
export function rowsToSpeakOf(right: number, base: number | null, holdout: number | null): number {
  for (const rows of ROUND_NUMBERS) {
    if (holdout !== null && holdout <= rows) return holdout;
    const found = Math.round(right * rows);
    const extreme = (found === rows && right < 1) || (found === 0 && right > 0);
    const alike = base !== null && base !== right && Math.round(base * rows) === found;
    if (!extreme && !alike) return rows;
  }
  return holdout ?? 10_000;
}

/** The baseline gives one label always: the one whose share of the rows is the baseline's accuracy. */
function guess({ confusion_matrix }: Judged, base: number): string {
  const labels = confusion_matrix?.labels ?? [];
  const rows = (confusion_matrix?.counts ?? []).map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const total = rows.reduce((sum, count) => sum + count, 0);
  const fitting = labels.filter((_, place) => Math.abs((rows[place] ?? 0) - base * total) < 0.5);
  const [label] = fitting;
  return label !== undefined && fitting.length === 1
    ? `always answering ${quotedLabel(label)}`
    : "always giving the most frequent answer";
}

function ofNumbers({ metrics, baseline, target_column }: Judged): string | null {
  const explained = metrics?.r2_score ?? null;
  if (explained === null) return null;
  const share = explained > 0 ? formatShare(explained) : "Nothing";
  const sentence = `${share} of what makes ${target_column} differ is explained, on rows it had never seen`;
  const off = metrics?.mae ?? null;
  if (off === null) return `${sentence}.`;
  const base = baseline?.scores.mae ?? null;
  const beside = base === null ? "" : `; always answering the mean would be off by ${formatNumber(base)}`;
  return `${sentence}. It is off by ${formatNumber(off)} on average${beside}.`;
}
