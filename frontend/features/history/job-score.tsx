import type { JobSummary } from "@/lib/api/jobs";
import { primaryScore, searchedScore } from "./score-words";

export function JobScore({ job }: { job: JobSummary }) {
  const primary = primaryScore(job);
  const searched = searchedScore(job);
  if (!primary && !searched) return <span className="text-muted">–</span>;
  return (
    <div>
      {primary ? (
        <p>
          <span className="font-medium">{primary.value}</span> <span className="text-muted">{primary.name}</span>
        </p>
      ) : null}
      {searched ? (
        <p className="text-xs text-muted">
          {searched.value} {searched.name}
        </p>
      ) : null}
    </div>
  );
}
