import { parseAsString, parseAsStringLiteral } from "nuqs";
import type { JobSummary } from "@/lib/api/jobs";
import { estimatorName } from "@/lib/vocabulary/estimators";
import type { JobStatus } from "@/lib/vocabulary/jobs";
import type { ProblemType } from "@/lib/vocabulary/problem-types";

export const STATUSES = ["pending", "running", "completed", "failed", "cancelled"] as const satisfies readonly JobStatus[];
export const TYPES = ["classification", "regression"] as const satisfies readonly ProblemType[];

/** What the list is narrowed to, as the address has it. */
export const filterParsers = {
  status: parseAsStringLiteral(STATUSES),
  tag: parseAsString,
  type: parseAsStringLiteral(TYPES),
  q: parseAsString.withDefault(""),
};

export interface Filters {
  status: JobStatus | null;
  tag: string | null;
  type: ProblemType | null;
  /** Words of which a job has every one. */
  q: string;
}

/** Whether jobs are left out here, of those that the API listed. */
export function narrowsHere({ type, q }: Filters): boolean {
  return type !== null || wordsOf(q).length > 0;
}

/** Whether anything is left out at all. */
export function narrows(filters: Filters): boolean {
  return narrowsHere(filters) || filters.status !== null || Boolean(filters.tag);
}

export function matches(job: JobSummary, { type, q }: Filters): boolean {
  if (type !== null && job.problem_type !== type) return false;
  const text = folded(searchable(job).join("\n"));
  return wordsOf(q).every((word) => text.includes(word));
}

function searchable(job: JobSummary): string[] {
  return [
    job.target_column,
    job.dataset_name,
    job.best_estimator ? estimatorName(job.best_estimator) : "",
    job.job_id,
    job.error_message ?? "",
    ...job.tags,
  ];
}

function wordsOf(text: string): string[] {
  return folded(text).split(/\s+/).filter(Boolean);
}

/** Without capitals and accents, so that "munchen" finds "München". */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
