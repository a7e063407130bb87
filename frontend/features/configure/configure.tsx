"use client";

import Link from "next/link";
import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RetryButton } from "@/components/ui/retry-button";
import { type Dataset, useDataset } from "@/lib/api/datasets";
import { sentenceOf } from "@/lib/api/problem";
import { Configuration } from "./configuration";
import { ConfigureSkeleton } from "./configure-skeleton";

/** From an uploaded file to a training job. */
export function Configure({ datasetId }: { datasetId: string }) {
  const { data: dataset, error, failureReason, refetch } = useDataset(datasetId);
  usePageTitle(dataset ? `Configure ${dataset.filename}` : "Configure");
  if (dataset?.status === "ready") return <Configuration dataset={dataset} />;
  if (dataset) return <NotReady dataset={dataset} />;
  if (error) {
    return (
      <>
        <PageHead title="Set up training" />
        <Notice
          tone="wrong"
          title={sentenceOf(error)}
          actions={
            <>
              <RetryButton error={error} onRetry={() => void refetch()} />
              <UploadLink>Upload a file</UploadLink>
            </>
          }
        />
      </>
    );
  }
  return (
    <>
      <PageHead title="Set up training" />
      <div role="status">
        {failureReason ? (
          <Notice tone="careful" className="mb-4" title={sentenceOf(failureReason)}>
            This page tries again by itself.
          </Notice>
        ) : null}
      </div>
      <ConfigureSkeleton what="the file" />
    </>
  );
}

function NotReady({ dataset }: { dataset: Dataset }) {
  if (dataset.status === "failed") {
    return (
      <>
        <PageHead title={dataset.filename} />
        <Notice tone="wrong" title="This file cannot be used." actions={<UploadLink>Upload another file</UploadLink>}>
          {dataset.error_message ?? "It could not be read. Check that it is a table with a header, and upload it again."}
        </Notice>
      </>
    );
  }
  const sentence =
    dataset.status === "uploading"
      ? "The file is not here yet. Once its upload is done, this page goes on by itself."
      : "Reading the columns… This page goes on by itself.";
  return (
    <>
      <PageHead title={dataset.filename} facts={<p role="status">{sentence}</p>} />
      <ConfigureSkeleton what="the columns" />
    </>
  );
}

function UploadLink({ children }: { children: string }) {
  return (
    <Button asChild>
      <Link href="/">{children}</Link>
    </Button>
  );
}
