import type { Job } from "@/lib/api/jobs";

export const REPORT_KINDS = ["eda", "training"] as const;

export type ReportKind = (typeof REPORT_KINDS)[number];

interface Words {
  name: string;
  what: string;
  file: string;
}

export const REPORTS: Record<ReportKind, Words> = {
  eda: {
    name: "Data report",
    what: "Every column of the file: its values, its gaps, and how it goes with the target.",
    file: "eda_report",
  },
  training: {
    name: "Training report",
    what: "How good the model is, how that is known and how it was made, to print or to pass on.",
    file: "training_report",
  },
};

/** The signed address of a report, null where the job wrote none. */
export function reportUrl(
  job: Pick<Job, "eda_report_download_url" | "training_report_download_url">,
  kind: ReportKind,
): string | null {
  return (kind === "eda" ? job.eda_report_download_url : job.training_report_download_url) ?? null;
}

/** The name to save a report under. */
export function reportFilename({ job_id }: Pick<Job, "job_id">, kind: ReportKind): string {
  return `${REPORTS[kind].file}_${job_id.slice(0, 8)}.html`;
}
