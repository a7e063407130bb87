"use client";

import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import { DropArea } from "./drop-area";
import { DropBox } from "./drop-box";
import { uploadTitle } from "./progress-text";
import { RecentDatasets } from "./recent-datasets";
import { RecentJobs } from "./recent-jobs";
import { isBeingSent } from "./upload";
import { UploadRow } from "./upload-row";
import { uploads, useUploads } from "./uploads";
import { useLeaveWarning } from "./use-leave-warning";
import { usePaste } from "./use-paste";
import { useUploadEnds } from "./use-upload-ends";

export function UploadPage() {
  const underWay = useUploads();
  usePageTitle(uploadTitle(underWay));
  useLeaveWarning(underWay.some(isBeingSent));
  usePaste(uploads.add);
  useUploadEnds();

  return (
    <DropArea onFiles={uploads.add}>
      {(choose) => (
        <>
          <PageHead
            title="From a CSV to a model"
            facts="Upload a table, choose the column to predict, and see how well it can be predicted."
          />
          <div className="flex flex-col gap-6">
            <DropBox onChoose={choose} onSample={(file, licence) => uploads.add([file], licence)} />
            {underWay.length > 0 ? (
              <ul aria-label="Uploads" className="flex flex-col gap-3">
                {underWay.map((upload) => (
                  <UploadRow key={upload.id} upload={upload} onChoose={choose} />
                ))}
              </ul>
            ) : null}
            <div className="grid items-start gap-4 md:grid-cols-2">
              <RecentDatasets shownAbove={new Set(underWay.map(({ datasetId }) => datasetId))} />
              <RecentJobs />
            </div>
          </div>
        </>
      )}
    </DropArea>
  );
}
