"use client";

import type { Job } from "@/lib/api/jobs";
import { LeftOutColumns } from "./left-out-columns";
import { RowCounts } from "./row-counts";
import { UsedColumns } from "./used-columns";
import { UsedConfig } from "./used-config";

/** Which rows and columns the model rests on, and what it was asked for. */
export function DataView({ job }: { job: Job }) {
  return (
    <div className="flex flex-col gap-6">
      <LeftOutColumns columns={job.left_out} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {job.rows ? <RowCounts rows={job.rows} target={job.target_column} /> : null}
        <UsedConfig job={job} />
      </div>
      {job.preprocessing_info ? <UsedColumns info={job.preprocessing_info} /> : null}
    </div>
  );
}
