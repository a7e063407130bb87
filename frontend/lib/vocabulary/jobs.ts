import type { Schema } from "@/lib/api/client";

export type JobStatus = Schema<"JobStatus">;
export type Phase = Schema<"Phase">;

export const JOB_STATUSES: Record<JobStatus, { name: string; tone: "neutral" | "accent" | "good" | "wrong" }> = {
  pending: { name: "Waiting", tone: "neutral" },
  running: { name: "Training", tone: "accent" },
  completed: { name: "Completed", tone: "good" },
  failed: { name: "Failed", tone: "wrong" },
  cancelled: { name: "Cancelled", tone: "neutral" },
};

/** Whether a job may still change by itself. */
export function isUnderWay(status: JobStatus): boolean {
  return status === "pending" || status === "running";
}

/** The phases in the order in which a job goes through them. */
export const PHASES: { phase: Phase; name: string; doing: string }[] = [
  { phase: "read", name: "Read", doing: "reading the file" },
  { phase: "split", name: "Split", doing: "setting rows aside for the scores" },
  { phase: "prepare", name: "Prepare", doing: "preparing the columns" },
  { phase: "search", name: "Search", doing: "searching for the best model" },
  { phase: "evaluate", name: "Evaluate", doing: "scoring on rows it never saw" },
  { phase: "explain", name: "Explain", doing: "measuring what each column adds" },
  { phase: "export", name: "Export", doing: "writing the model and checking it" },
  { phase: "report", name: "Report", doing: "writing the reports" },
];
