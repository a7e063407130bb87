"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { type Dataset, useDataset } from "@/lib/api/datasets";
import { counted } from "@/lib/format/numbers";
import { datasetFacts } from "./dataset-facts";
import { ProfileTable } from "./profile-table";

interface ProfileDialogProps {
  datasetId: string;
  onClose: () => void;
}

/** What is known of a dataset's columns. */
export function ProfileDialog({ datasetId, onClose }: ProfileDialogProps) {
  const { data, error, failureReason, refetch } = useDataset(datasetId);
  // It tries again by itself as long as the server is away; that is no reason to say nothing meanwhile.
  const trouble = error ?? failureReason;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={data ? `Columns of ${data.filename}` : "Columns"}
      description={data ? datasetFacts(data) : undefined}
      actions={
        data?.status === "ready" ? (
          <Button asChild variant="primary">
            <Link href={`/configure/${datasetId}`}>Set up training</Link>
          </Button>
        ) : null
      }
    >
      {data ? (
        <Profile dataset={data} />
      ) : trouble ? (
        <Failure error={trouble} onRetry={() => void refetch()} />
      ) : (
        <Loading what="the columns">
          <Skeleton className="h-72" />
        </Loading>
      )}
    </Dialog>
  );
}

function Profile({ dataset }: { dataset: Dataset }) {
  const { status, error_message } = dataset;
  if (status === "failed") return <Notice tone="wrong">{error_message ?? "The file cannot be read as a table."}</Notice>;
  if (status !== "ready") {
    return <p className="text-muted">The columns are still being read. They appear here by themselves.</p>;
  }
  const remarks = remarksOn(dataset);
  return (
    <>
      {remarks.length > 0 ? (
        <ul className="flex flex-col gap-1 text-muted">
          {remarks.map((remark, at) => (
            <li key={at}>{remark}</li>
          ))}
        </ul>
      ) : null}
      <ProfileTable dataset={dataset} />
    </>
  );
}

function remarksOn({ duplicate_rows, notes, licence }: Dataset): string[] {
  const remarks = [...notes];
  if (duplicate_rows) {
    remarks.unshift(`${counted(duplicate_rows, "row")} ${duplicate_rows === 1 ? "repeats" : "repeat"} an earlier one.`);
  }
  if (licence) remarks.push(`Licence: ${licence}`);
  return remarks;
}
