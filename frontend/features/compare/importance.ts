import type { Job } from "@/lib/api/jobs";
import { formatNumber } from "@/lib/format/numbers";

export interface ImportanceCell {
  /** Of the job's most telling column, 0 to 1. */
  share: number;
  text: string;
}

export interface ImportanceRow {
  column: string;
  /** One for each job; null where its model does not take the column. */
  cells: (ImportanceCell | null)[];
}

type Explained = Pick<Job, "importance">;

/** The columns of all jobs, those that tell most over all of them first. */
export function importanceRows(jobs: readonly Explained[]): ImportanceRow[] {
  const byJob = jobs.map(({ importance }) => sharesOf(importance));
  const columns = new Set(jobs.flatMap(({ importance }) => importance.map(({ column }) => column)));
  const weight = ({ cells }: ImportanceRow) => cells.reduce((sum, cell) => sum + (cell?.share ?? 0), 0);
  return [...columns]
    .map((column): ImportanceRow => ({ column, cells: byJob.map((cells) => cells.get(column) ?? null) }))
    .sort((one, other) => weight(other) - weight(one));
}

/** Scores of different metrics have no common unit, so each column is measured by the job's own largest. */
function sharesOf(importance: Explained["importance"]): Map<string, ImportanceCell> {
  const largest = importance.reduce((so, { importance: value }) => Math.max(so, value), 0);
  return new Map(
    importance.map(({ column, importance: value }) => [
      column,
      { share: largest > 0 ? Math.max(0, value / largest) : 0, text: formatNumber(value, 3) },
    ]),
  );
}
