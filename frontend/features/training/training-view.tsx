"use client";

import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import type { Job } from "@/lib/api/jobs";
import { isUnderWay } from "@/lib/vocabulary/jobs";
import { BestScore } from "./best-score";
import { CancelMenu } from "./cancel-menu";
import { EndedNotice } from "./ended-notice";
import { EventLog } from "./event-log";
import { JobFacts } from "./job-facts";
import { Leaderboard } from "./leaderboard";
import { NotifyButton } from "./notify-button";
import { ProgressCard } from "./progress-card";
import { tabTitle } from "./tab-title";
import { useEnding } from "./use-ending";
import { useWatch } from "./use-watch";

interface TrainingViewProps {
  job: Job;
  /** When the job was last heard of, by this computer's clock. */
  answeredAt: number;
}

export function TrainingView({ job, answeredAt }: TrainingViewProps) {
  const watch = useWatch(job, answeredAt);
  usePageTitle(tabTitle(job));
  useEnding(watch);
  const underWay = isUnderWay(job.status);
  const search = job.progress?.search;
  return (
    <>
      <PageHead
        title={
          <>
            Training <span className="font-mono">{job.target_column}</span>
          </>
        }
        facts={<JobFacts job={job} />}
        actions={
          underWay ? (
            <>
              <NotifyButton />
              <CancelMenu job={job} />
            </>
          ) : null
        }
      />
      <div className="flex flex-col gap-6">
        {underWay ? <ProgressCard watch={watch} /> : <EndedNotice job={job} />}
        {search ? (
          <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
            <BestScore search={search} />
            <Leaderboard search={search} />
          </div>
        ) : null}
        <EventLog log={watch.log} />
      </div>
    </>
  );
}
