"use client";

import { Database } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Failure } from "@/components/ui/failure";
import { useIsPendingDeletion } from "@/features/deletion/pending";
import { type DatasetSummary, useDatasets } from "@/lib/api/datasets";
import { counted } from "@/lib/format/numbers";
import { DatasetTable } from "./dataset-table";
import { DatasetTableSkeleton } from "./dataset-table-skeleton";
import { DeleteDatasetDialog } from "./delete-dataset-dialog";

const ProfileDialog = dynamic(() => import("./profile-dialog").then((module) => module.ProfileDialog), { ssr: false });

export function DatasetsPage() {
  usePageTitle("Datasets");
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useDatasets();
  const isPendingDeletion = useIsPendingDeletion();
  const [profiled, setProfiled] = useQueryState("profile");
  const [condemned, setCondemned] = useState<DatasetSummary | null>(null);
  const datasets = (data?.pages ?? [])
    .flatMap((page) => page.datasets)
    .filter(({ dataset_id }) => !isPendingDeletion("dataset", dataset_id));

  return (
    <>
      <PageHead
        title="Datasets"
        facts={data ? `${counted(datasets.length, "dataset")}${hasNextPage ? " so far, newest first" : ""}` : null}
        actions={
          <Button asChild variant="primary">
            <Link href="/">Upload a file</Link>
          </Button>
        }
      />
      {isPending ? <DatasetTableSkeleton /> : null}
      {error ? <Failure error={error} onRetry={() => void refetch()} className="mb-4" /> : null}
      {datasets.length > 0 ? (
        <DatasetTable
          datasets={datasets}
          onProfile={({ dataset_id }) => void setProfiled(dataset_id, { history: "push" })}
          onDelete={setCondemned}
        />
      ) : null}
      {data && datasets.length === 0 && !hasNextPage ? <NoDatasets /> : null}
      {hasNextPage ? (
        <Button className="mt-4" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? "Loading more…" : "Show more"}
        </Button>
      ) : null}
      {profiled ? <ProfileDialog datasetId={profiled} onClose={() => void setProfiled(null)} /> : null}
      {condemned ? <DeleteDatasetDialog dataset={condemned} onClose={() => setCondemned(null)} /> : null}
    </>
  );
}

function NoDatasets() {
  return (
    <EmptyState
      icon={Database}
      title="No datasets yet"
      action={
        <Button asChild variant="primary">
          <Link href="/">Upload a file or use a sample</Link>
        </Button>
      }
    >
      Every file that you upload is listed here with its rows, columns and size, ready to be trained on again.
    </EmptyState>
  );
}
