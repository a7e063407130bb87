import type { JobSummary } from "@/lib/api/jobs";
import { formatDuration } from "@/lib/format/time";
import { secondsTaken } from "./score-words";

export function JobTook({ job }: { job: JobSummary }) {
  const seconds = secondsTaken(job);
  return seconds === null ? <span className="text-muted">–</span> : <>{formatDuration(seconds)}</>;
}
