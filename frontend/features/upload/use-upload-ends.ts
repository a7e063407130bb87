"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useForgetDatasets } from "@/lib/api/datasets";
import type { Upload } from "./upload";
import { uploads } from "./uploads";

/** While the page is looked at: a file that came alone leads on by itself, and the lists hear of every one. */
export function useUploadEnds(): void {
  const router = useRouter();
  const forgetDatasets = useForgetDatasets();

  useEffect(
    () =>
      uploads.watchEnds((upload) => {
        void forgetDatasets();
        if (upload.state.stage === "ready" && leadsOn(upload)) router.push(`/configure/${upload.state.datasetId}`);
      }),
    [router, forgetDatasets],
  );
  useEffect(() => uploads.clearSettled, []);
}

function leadsOn(upload: Upload): boolean {
  return upload.alone && uploads.current().every(({ id, state }) => id === upload.id || state.stage === "failed");
}
