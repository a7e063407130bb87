import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { jobAddress } from "@/lib/addresses";
import type { JobSummary } from "@/lib/api/jobs";
import { PROBLEM_TYPES } from "@/lib/vocabulary/problem-types";

/** What a job predicts, from which file, and why it failed where it did. */
export function JobName({ job }: { job: JobSummary }) {
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link href={jobAddress(job)} className="rounded font-mono font-medium underline-offset-4 hover:underline">
          {job.target_column}
        </Link>
        {job.deployed ? <Badge tone="accent">Deployed</Badge> : null}
      </div>
      <p className="text-xs text-muted">
        {job.dataset_name} · {PROBLEM_TYPES[job.problem_type]}
      </p>
      {job.error_message ? <p className="mt-1 max-w-prose text-xs text-wrong">{job.error_message}</p> : null}
    </div>
  );
}
