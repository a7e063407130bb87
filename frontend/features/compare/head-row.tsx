import { HeadCell } from "@/components/ui/table";
import type { Job } from "@/lib/api/jobs";
import { Letter } from "./letter";

/** The head of a table with a column for each job. */
export function HeadRow({ first, jobs }: { first: string; jobs: readonly Job[] }) {
  return (
    <thead>
      <tr>
        <HeadCell>{first}</HeadCell>
        {jobs.map((job, place) => (
          <HeadCell key={job.job_id} className="min-w-28">
            <span className="flex items-center gap-1.5">
              <Letter place={place} />
              <span className="max-w-32 truncate">{job.target_column}</span>
            </span>
          </HeadCell>
        ))}
      </tr>
    </thead>
  );
}
