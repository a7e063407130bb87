import type { Job } from "@/lib/api/jobs";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";
import { tabTitle } from "./tab-title";

export interface Announcement {
  title: string;
  body: string;
}

/** What is worth telling somebody who looks elsewhere, once a job has ended by itself. */
export function announcementOf(job: Job): Announcement | null {
  if (job.status === "completed") return { title: tabTitle(job), body: outcome(job) };
  if (job.status === "failed") return { title: tabTitle(job), body: job.error_message ?? "The training failed." };
  return null;
}

function outcome({ primary, dataset_name }: Job): string {
  const score = primary ? `${metricName(primary.metric)} ${formatMetric(primary.metric, primary.value)}` : "";
  return score ? `${score}, trained on ${dataset_name}` : `Trained on ${dataset_name}`;
}
