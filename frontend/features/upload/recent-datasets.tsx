"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { datasetFacts } from "@/features/datasets/dataset-facts";
import { useIsPendingDeletion } from "@/features/deletion/pending";
import { useDatasets } from "@/lib/api/datasets";
import { DATASET_STATUSES } from "@/lib/vocabulary/datasets";
import { RecentRow } from "./recent-row";
import { RecentSection } from "./recent-section";

const MOST_SHOWN = 5;
/** Some are not shown: their file is still on its way, or they are about to be deleted. */
const MOST_LOADED = 20;

interface RecentDatasetsProps {
  /** Those that have a row among the uploads. */
  shownAbove: ReadonlySet<string | null>;
}

export function RecentDatasets({ shownAbove }: RecentDatasetsProps) {
  const { data, error, isPending, refetch } = useDatasets(MOST_LOADED);
  const isPendingDeletion = useIsPendingDeletion();
  const datasets = (data?.pages ?? [])
    .flatMap((page) => page.datasets)
    .filter(({ dataset_id, status }) => status !== "uploading" && !shownAbove.has(dataset_id))
    .filter(({ dataset_id }) => !isPendingDeletion("dataset", dataset_id))
    .slice(0, MOST_SHOWN);

  return (
    <RecentSection
      title="Recent datasets"
      all={{ href: "/datasets", name: "All datasets" }}
      loading={isPending}
      error={data ? null : error}
      onRetry={() => void refetch()}
      empty="Nothing yet. Files that you upload are kept here, to train on again."
      rows={datasets.map((dataset) => {
        const { dataset_id, filename, status, error_message, uploaded_at } = dataset;
        const facts = datasetFacts(dataset);
        return (
          <RecentRow
            key={dataset_id}
            href={status === "failed" ? undefined : `/configure/${dataset_id}`}
            name={filename}
            status={status === "ready" ? undefined : DATASET_STATUSES[status]}
            facts={
              status === "failed" ? (
                error_message
              ) : (
                <>
                  {facts ? `${facts} · ` : null}
                  <RelativeTime at={uploaded_at} />
                </>
              )
            }
          />
        );
      })}
    />
  );
}
