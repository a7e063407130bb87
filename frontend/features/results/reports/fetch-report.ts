import { api } from "@/lib/api/client";
import { type ReportKind, reportUrl } from "./report-kinds";

const FORBIDDEN = 403;

interface Wanted {
  jobId: string;
  kind: ReportKind;
  url: string;
  signal?: AbortSignal;
}

/** The report as text. A link that has expired meanwhile is replaced by a fresh one. */
export async function fetchReport({ jobId, kind, url, signal }: Wanted): Promise<string> {
  const answer = await fetch(url, { signal });
  if (answer.status !== FORBIDDEN) return textOf(answer);
  const fresh = await freshUrl(jobId, kind, signal);
  return textOf(fresh ? await fetch(fresh, { signal }) : answer);
}

async function freshUrl(jobId: string, kind: ReportKind, signal?: AbortSignal): Promise<string | null> {
  const { data, error } = await api.GET("/jobs/{job_id}", { params: { path: { job_id: jobId } }, signal });
  if (!data) throw error;
  return reportUrl(data, kind);
}

async function textOf(answer: Response): Promise<string> {
  if (answer.ok) return answer.text();
  throw new Error(`The place where reports are kept answered ${answer.status}. The report may have been deleted; try again.`);
}
