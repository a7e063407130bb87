"use client";

import type { Job } from "@/lib/api/jobs";
import { Notes } from "./notes";
import { Tags } from "./tags-row";

/** What a person wants to remember of a job. */
export function TagsAndNotes({ job }: { job: Job }) {
  return (
    <div className="flex min-w-0 flex-wrap items-start gap-x-4 gap-y-2">
      <Tags job={job} />
      <Notes job={job} />
    </div>
  );
}
