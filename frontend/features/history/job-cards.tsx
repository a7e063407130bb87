"use client";

import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { JobSummary } from "@/lib/api/jobs";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { JobMenu } from "./job-menu";
import { JobName } from "./job-name";
import { JobScore } from "./job-score";
import { JobState } from "./job-state";
import { JobTags } from "./job-tags";
import { JobTook } from "./job-took";
import type { ListActions } from "./list-actions";
import { SelectBox } from "./select-box";

interface JobCardsProps {
  jobs: readonly JobSummary[];
  actions: ListActions;
}

/** The same as the table, one below the other. */
export function JobCards({ jobs, actions }: JobCardsProps) {
  const { chosen, onToggle, onTag, onDelete } = actions;
  return (
    <ul aria-label="Jobs, newest first" className="flex flex-col gap-3">
      {jobs.map((job) => (
        <li key={job.job_id}>
          <Card className="flex flex-col gap-3">
            <div className="flex items-start gap-3">
              <div className="pt-0.5">
                <SelectBox
                  label={`Select ${job.target_column} from ${job.dataset_name}`}
                  checked={chosen.includes(job.job_id)}
                  onChange={() => onToggle(job.job_id)}
                />
              </div>
              <div className="min-w-0 flex-1">
                <JobName job={job} />
              </div>
              <div className="-mr-2 -mt-2">
                <JobMenu job={job} onDelete={onDelete} />
              </div>
            </div>
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
              <JobState job={job} />
              <JobScore job={job} />
            </div>
            <p className="flex flex-wrap gap-x-2 text-xs text-muted">
              <span>
                asked for <RelativeTime at={job.created_at} />
              </span>
              {job.best_estimator ? <span>· {estimatorName(job.best_estimator)}</span> : null}
              {job.completed_at ? (
                <span>
                  · took <JobTook job={job} />
                </span>
              ) : null}
            </p>
            <JobTags tags={job.tags} onTag={onTag} />
          </Card>
        </li>
      ))}
    </ul>
  );
}
