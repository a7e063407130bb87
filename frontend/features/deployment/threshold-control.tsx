"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Slider } from "@/components/ui/slider";
import { toast } from "@/components/ui/toast";
import type { Job, Report } from "@/lib/api/jobs";
import { labelText } from "@/lib/vocabulary/columns";
import { ThresholdChart } from "./threshold-chart";
import { ThresholdCounts } from "./threshold-counts";
import { ThresholdPrices } from "./threshold-prices";
import { EVEN, formatThreshold, meaningOf, nearestRow, type ThresholdRow } from "./thresholds";
import { useDeployment } from "./use-deployment";

interface ThresholdControlProps {
  job: Job;
  report: Report;
}

/** From which probability on the positive one of two labels is predicted; nothing for all other models. */
export function ThresholdControl({ job, report }: ThresholdControlProps) {
  const table = report.thresholds;
  if (!table || table.rows.length === 0) return null;
  const other = report.labels.find((label) => label !== table.positive_label);
  return (
    <ChooseThreshold
      job={job}
      rows={table.rows}
      suggested={table.suggested}
      positive={labelText(table.positive_label)}
      negative={other === undefined ? "the other" : labelText(other)}
    />
  );
}

interface ChooseThresholdProps {
  job: Job;
  rows: readonly ThresholdRow[];
  suggested: number;
  positive: string;
  negative: string;
}

function ChooseThreshold({ job, rows, suggested, positive, negative }: ChooseThresholdProps) {
  const [place, setPlace] = useState(() => nearestRow(rows, job.threshold ?? EVEN));
  const row = rows[place] ?? rows[0];
  if (!row) return null;
  const at = formatThreshold(row.threshold);
  const choose = (threshold: number) => setPlace(nearestRow(rows, threshold));
  return (
    <Section
      title="Threshold"
      hint={`“${positive}” is predicted where its probability is at least the threshold. Choose by what the two kinds of mistakes cost you.`}
    >
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <div>
            <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
              <p className="text-base font-semibold">
                From {at} on{" "}
                {job.threshold === row.threshold ? <Badge tone="good">in use</Badge> : null}
              </p>
              <div className="flex flex-wrap gap-1">
                <Button size="small" variant="quiet" onClick={() => choose(EVEN)}>
                  {formatThreshold(EVEN)}
                </Button>
                <Button size="small" variant="quiet" onClick={() => choose(suggested)}>
                  Best F1 ({formatThreshold(suggested)})
                </Button>
              </div>
            </div>
            <Slider
              label={`Threshold for “${positive}”`}
              value={place}
              onValueChange={setPlace}
              min={0}
              max={rows.length - 1}
              step={1}
              valueText={at}
            />
          </div>
          <p>{meaningOf(row, positive)}</p>
          <ThresholdCounts row={row} positive={positive} negative={negative} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <ThresholdChart rows={rows} chosen={row} />
          <ThresholdPrices
            jobId={job.job_id}
            positive={positive}
            negative={negative}
            threshold={row.threshold}
            onChoose={choose}
          />
        </div>
      </div>
      <UseThreshold job={job} threshold={row.threshold} positive={positive} />
    </Section>
  );
}

function UseThreshold({ job, threshold, positive }: { job: Job; threshold: number; positive: string }) {
  const { change, isPending, refusal } = useDeployment(job);
  const inUse =
    job.threshold === null
      ? `Now the more probable of the two labels is predicted.`
      : `Now “${positive}” is predicted from ${formatThreshold(job.threshold)} on.`;

  async function put() {
    if (await change(true, threshold)) {
      toast.success(`“${positive}” is predicted from ${formatThreshold(threshold)} on. It takes a few seconds to apply everywhere.`);
    }
  }

  async function takeBack() {
    if (await change(job.deployed, null)) toast.success("The more probable label is predicted again.");
  }

  return (
    <div className="mt-6 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
      <p className="min-w-0 text-muted">
        {refusal ?? `${inUse}${job.deployed ? "" : " The model is not deployed."}`}
      </p>
      <div className="flex flex-wrap gap-2">
        {job.threshold === null ? null : (
          <Button disabled={isPending} onClick={() => void takeBack()}>
            Predict the more probable label
          </Button>
        )}
        <Button
          variant="primary"
          disabled={isPending || refusal !== null || (job.deployed && job.threshold === threshold)}
          onClick={() => void put()}
        >
          {job.deployed ? "Use this threshold" : "Deploy with this threshold"}
        </Button>
      </div>
    </div>
  );
}
