import type { Job } from "@/lib/api/jobs";

type Shown = Pick<Job, "status" | "progress" | "target_column">;

/** What the browser's tab says: "42 % · churn". */
export function tabTitle({ status, progress, target_column }: Shown): string {
  return `${state(status, progress)} · ${target_column}`;
}

function state(status: Job["status"], progress: Job["progress"]): string {
  switch (status) {
    case "pending":
      return "Waiting";
    case "running":
      return `${Math.floor(progress?.percent ?? 0)} %`;
    case "completed":
      return "Done";
    case "failed":
      return "Failed";
    case "cancelled":
      return "Cancelled";
  }
}
