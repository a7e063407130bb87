import { Badge } from "@/components/ui/badge";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { JobSummary } from "@/lib/api/jobs";
import { JOB_STATUSES, PHASES } from "@/lib/vocabulary/jobs";

/** A job's status; of one that runs, how far it is. */
export function JobState({ job }: { job: JobSummary }) {
  const { name, tone } = JOB_STATUSES[job.status];
  const running = job.status === "running" ? job.progress : null;
  return (
    <div className="flex flex-col items-start gap-1">
      <Badge tone={tone}>{name}</Badge>
      {running ? (
        <>
          <ProgressBar percent={running.percent} label={`Progress of ${job.target_column}`} className="h-1 w-24" />
          <span className="text-xs text-muted">
            {Math.floor(running.percent)} %, {PHASES.find(({ phase }) => phase === running.phase)?.name.toLowerCase()}
          </span>
        </>
      ) : null}
    </div>
  );
}
