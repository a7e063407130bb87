"use client";

import type { Job } from "@/lib/api/jobs";
import { WithReport } from "../with-report";
import { Leaderboard } from "./leaderboard";
import { Members } from "./members";
import { SearchHistory } from "./search-history";
import { TrialsTable } from "./trials-table";

/** What was tried, and what came of it. */
export function ModelsTried({ job }: { job: Job }) {
  return (
    <div className="flex flex-col gap-6">
      <WithReport jobId={job.job_id}>
        {(report) => (
          <>
            <Leaderboard leaderboard={report.leaderboard} metric={report.search.metric} />
            <div className="grid items-start gap-6 lg:grid-cols-2">
              <SearchHistory report={report} />
              <Members members={report.members} />
            </div>
            <TrialsTable report={report} />
          </>
        )}
      </WithReport>
    </div>
  );
}
