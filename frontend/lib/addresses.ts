import type { JobSummary } from "@/lib/api/jobs";
import { isUnderWay } from "@/lib/vocabulary/jobs";

type JobPlace = Pick<JobSummary, "job_id" | "status">;
type Source = Pick<JobSummary, "dataset_id" | "target_column">;

export function trainingAddress(jobId: string): string {
  return `/training/${encodeURIComponent(jobId)}`;
}

export function resultsAddress(jobId: string): string {
  return `/results/${encodeURIComponent(jobId)}`;
}

/** Where a person sees what there is to see of a job by now. */
export function jobAddress({ job_id, status }: JobPlace): string {
  return isUnderWay(status) ? trainingAddress(job_id) : resultsAddress(job_id);
}

/** Where the same target of the same file is trained again. */
export function configureAddress({ dataset_id, target_column }: Source): string {
  return `/configure/${encodeURIComponent(dataset_id)}?target=${encodeURIComponent(target_column)}`;
}

export function compareAddress(jobIds: readonly string[]): string {
  return `/compare?jobs=${jobIds.map(encodeURIComponent).join(",")}`;
}
