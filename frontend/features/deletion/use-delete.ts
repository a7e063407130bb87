"use client";

import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import { useForgetDatasets } from "@/lib/api/datasets";
import { useForgetJobs } from "@/lib/api/jobs";
import { sentenceOf } from "@/lib/api/problem";
import { counted } from "@/lib/format/numbers";
import { deleteLater, type Kind, UNDO_MS, undoDeletion } from "./pending";

function announce(kind: Kind, ids: string[]): void {
  toast(`Deleted ${counted(ids.length, kind)}.`, {
    duration: UNDO_MS,
    action: { label: "Undo", onClick: () => ids.forEach((id) => undoDeletion(kind, id)) },
  });
}

/** Delete jobs, and their datasets too where asked and no other job uses them; ten seconds to think again. */
export function useDeleteJobs() {
  const forgetJobs = useForgetJobs();
  const forgetDatasets = useForgetDatasets();
  return (jobIds: string[], deleteData: boolean) => {
    for (const job_id of jobIds) {
      deleteLater("job", job_id, async () => {
        const { error } = await api
          .DELETE("/jobs/{job_id}", { params: { path: { job_id }, query: { delete_data: deleteData } }, keepalive: true })
          .catch((failure: unknown) => ({ error: failure }));
        if (error) toast.error(`The job is still there. ${sentenceOf(error)}`);
        await Promise.all([forgetJobs(), deleteData ? forgetDatasets() : null]);
      });
    }
    announce("job", jobIds);
  };
}

/** Delete a dataset; ten seconds to think again. The API refuses while a job uses it. */
export function useDeleteDataset() {
  const forgetDatasets = useForgetDatasets();
  return (dataset_id: string) => {
    deleteLater("dataset", dataset_id, async () => {
      const { error } = await api
        .DELETE("/datasets/{dataset_id}", { params: { path: { dataset_id } }, keepalive: true })
        .catch((failure: unknown) => ({ error: failure }));
      if (error) toast.error(`The dataset is still there. ${sentenceOf(error)}`);
      await forgetDatasets();
    });
    announce("dataset", [dataset_id]);
  };
}
