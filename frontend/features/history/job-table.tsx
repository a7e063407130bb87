"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeadCell, Table } from "@/components/ui/table";
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

interface JobTableProps {
  jobs: readonly JobSummary[];
  actions: ListActions;
}

export function JobTable({ jobs, actions }: JobTableProps) {
  const { chosen, onToggle, onToggleAll, onTag, onDelete } = actions;
  const some = jobs.some(({ job_id }) => chosen.includes(job_id));
  const all = jobs.every(({ job_id }) => chosen.includes(job_id));
  return (
    <Table caption="Jobs, newest first">
      <thead>
        <tr>
          <HeadCell className="w-8 first:pl-2">
            <SelectBox label="Select all jobs in sight" checked={all} partly={some && !all} onChange={onToggleAll} />
          </HeadCell>
          <HeadCell>Target</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Score</HeadCell>
          <HeadCell>Model</HeadCell>
          <HeadCell>Took</HeadCell>
          <HeadCell>Tags</HeadCell>
          <HeadCell>Asked for</HeadCell>
          <HeadCell>
            <span className="sr-only">More</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => {
          const isChosen = chosen.includes(job.job_id);
          return (
            <tr key={job.job_id} className={isChosen ? "bg-accent-soft" : undefined}>
              <Cell className="first:pl-2">
                <SelectBox
                  label={`Select ${job.target_column} from ${job.dataset_name}`}
                  checked={isChosen}
                  onChange={() => onToggle(job.job_id)}
                />
              </Cell>
              <Cell className="min-w-40">
                <JobName job={job} />
              </Cell>
              <Cell>
                <JobState job={job} />
              </Cell>
              <Cell className="whitespace-nowrap">
                <JobScore job={job} />
              </Cell>
              <Cell>{job.best_estimator ? estimatorName(job.best_estimator) : <span className="text-muted">–</span>}</Cell>
              <Cell className="whitespace-nowrap">
                <JobTook job={job} />
              </Cell>
              <Cell className="max-w-48">
                <JobTags tags={job.tags} onTag={onTag} />
              </Cell>
              <Cell className="whitespace-nowrap text-muted">
                <RelativeTime at={job.created_at} />
              </Cell>
              <Cell className="w-9">
                <JobMenu job={job} onDelete={onDelete} />
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
