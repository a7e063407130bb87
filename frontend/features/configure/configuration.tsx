"use client";

import { PageHead } from "@/components/layout/page-head";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import type { Dataset } from "@/lib/api/datasets";
import { ColumnCard } from "./column-card";
import { DatasetFacts } from "./dataset-facts";
import { PlanCard } from "./plan-card";
import { PreviewCard } from "./preview-card";
import { TargetCard } from "./target-card";
import { usePlan } from "./use-plan";

/** A profiled file and all that can be chosen before training. */
export function Configuration({ dataset }: { dataset: Dataset }) {
  const plan = usePlan(dataset);
  return (
    <>
      <PageHead
        title={dataset.filename}
        facts={<DatasetFacts dataset={dataset} />}
        actions={<CopyButton text={dataset.dataset_id} what="the dataset’s id" />}
      />
      {dataset.notes.length > 0 ? (
        <Notice tone="info" title="How the file was read" className="mb-4">
          <ul className="flex flex-col gap-1">
            {dataset.notes.map((note, place) => (
              <li key={place}>{note}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {/* The last row takes what the plan is taller than the cards beside it, so that those stay together. */}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_auto_1fr]">
        <TargetCard plan={plan} />
        <div className="min-w-0 lg:sticky lg:top-[4.5rem] lg:col-start-2 lg:row-span-3 lg:row-start-1 lg:max-h-[calc(100dvh-5.5rem)] lg:overflow-y-auto">
          <PlanCard plan={plan} />
        </div>
        <ColumnCard plan={plan} />
        <PreviewCard datasetId={dataset.dataset_id} target={plan.target?.name} />
      </div>
    </>
  );
}
