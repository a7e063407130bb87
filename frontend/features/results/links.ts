import type { Job } from "@/lib/api/jobs";

/** To setting up another training of the same target in the same file. */
export function retrainHref({ dataset_id, target_column }: Pick<Job, "dataset_id" | "target_column">): string {
  const query = new URLSearchParams({ target: target_column });
  return `/configure/${encodeURIComponent(dataset_id)}?${query.toString()}`;
}

export function compareHref({ job_id }: Pick<Job, "job_id">): string {
  return `/compare?${new URLSearchParams({ jobs: job_id }).toString()}`;
}

export function trainingHref({ job_id }: Pick<Job, "job_id">): string {
  return `/training/${encodeURIComponent(job_id)}`;
}
