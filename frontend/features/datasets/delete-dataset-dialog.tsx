"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useDeleteDataset } from "@/features/deletion/use-delete";
import type { DatasetSummary } from "@/lib/api/datasets";
import { datasetFacts } from "./dataset-facts";

interface DeleteDatasetDialogProps {
  dataset: DatasetSummary;
  onClose: () => void;
}

export function DeleteDatasetDialog({ dataset, onClose }: DeleteDatasetDialogProps) {
  const deleteDataset = useDeleteDataset();
  const facts = datasetFacts(dataset);

  function deleteIt() {
    deleteDataset(dataset.dataset_id);
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Delete this dataset?"
      description={
        <div className="flex flex-col gap-2">
          <p>
            <span className="font-medium text-text">{dataset.filename}</span>
            {facts ? ` · ${facts}` : null}
          </p>
          <p>
            The file and what is known of its columns go. Models that were trained on it stay and keep predicting, but
            none can be trained on it again. While a training is using it, it cannot be deleted.
          </p>
        </div>
      }
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="wrong" onClick={deleteIt}>
            Delete the dataset
          </Button>
        </>
      }
    />
  );
}
