"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { RetryButton } from "@/components/ui/retry-button";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { jobAddress } from "@/lib/addresses";
import type { Job } from "@/lib/api/jobs";
import { sentenceOf } from "@/lib/api/problem";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { JOB_STATUSES } from "@/lib/vocabulary/jobs";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";
import { letterOf } from "./chosen";
import { Letter } from "./letter";
import type { ComparedJob } from "./use-compared-jobs";

interface JobCardProps {
  compared: ComparedJob;
  /** Its place among the jobs that are there; null where it is not. */
  place: number | null;
  onRemove: () => void;
}

/** Which job stands behind a letter. */
export function JobCard({ compared: { job, jobId, error, retry }, place, onRemove }: JobCardProps) {
  return (
    <Card className="flex min-w-0 flex-col gap-2 p-4 sm:p-4">
      <div className="flex items-start gap-2">
        {place === null ? null : <Letter place={place} />}
        <div className="min-w-0 flex-1">
          {job ? (
            <Link
              href={jobAddress(job)}
              className="block truncate font-medium hover:underline"
              title={job.target_column}
            >
              {job.target_column}
            </Link>
          ) : (
            <p className="truncate font-mono text-xs">{jobId}</p>
          )}
          {job ? (
            <p className="truncate text-xs text-muted" title={job.dataset_name}>
              {job.dataset_name}
            </p>
          ) : null}
        </div>
        <Button
          variant="quiet"
          size="icon"
          className="-m-1.5"
          aria-label={`Remove ${place === null ? "this job" : `job ${letterOf(place)}`} from the comparison`}
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      </div>
      {job ? (
        <Facts job={job} />
      ) : error ? (
        <div className="text-xs">
          <p className="text-wrong">{sentenceOf(error)}</p>
          <RetryButton size="inline" variant="link" className="mt-1 text-xs" error={error} onRetry={retry} />
        </div>
      ) : (
        <Loading what="the job">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-4 w-32" />
        </Loading>
      )}
    </Card>
  );
}

function Facts({ job }: { job: Job }) {
  const { name, tone } = JOB_STATUSES[job.status];
  return (
    <>
      {job.primary ? (
        <p>
          <span className="text-base font-semibold">{formatMetric(job.primary.metric, job.primary.value)}</span>{" "}
          <span className="text-muted">
            {metricName(job.primary.metric)} ({formatMetric(job.primary.metric, job.primary.low)}–
            {formatMetric(job.primary.metric, job.primary.high)})
          </span>
        </p>
      ) : (
        <p>
          <Badge tone={tone}>{name}</Badge>
        </p>
      )}
      <p className="text-xs text-muted">
        {job.best_estimator ? `${estimatorName(job.best_estimator)} · ` : ""}
        <RelativeTime at={job.created_at} />
      </p>
      {job.error_message ? <p className="text-xs text-muted">{job.error_message}</p> : null}
      {job.tags.length > 0 ? (
        <ul aria-label="Tags" className="flex min-w-0 flex-wrap gap-1">
          {job.tags.map((tag) => (
            <li key={tag} className="min-w-0">
              <Badge>
                <span className="truncate">{tag}</span>
              </Badge>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
