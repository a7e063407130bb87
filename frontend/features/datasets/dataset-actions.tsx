"use client";

import { Table2, Trash2 } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import type { DatasetSummary } from "@/lib/api/datasets";

interface DatasetActionsProps {
  dataset: DatasetSummary;
  onProfile: () => void;
  onDelete: () => void;
}

export function DatasetActions({ dataset, onProfile, onDelete }: DatasetActionsProps) {
  const { dataset_id, filename, status } = dataset;
  return (
    <div className="flex items-center justify-end gap-1">
      {status === "ready" ? (
        <>
          <Button asChild size="small">
            <Link href={`/configure/${dataset_id}`} aria-label={`Train again on ${filename}`}>
              Train again
            </Link>
          </Button>
          <Tooltip text="Show its columns">
            <Button
              variant="quiet"
              size="icon"
              className="size-8"
              aria-label={`Show the columns of ${filename}`}
              onClick={onProfile}
            >
              <Table2 aria-hidden />
            </Button>
          </Tooltip>
        </>
      ) : null}
      <Tooltip text="Delete">
        <Button variant="quiet" size="icon" className="size-8" aria-label={`Delete ${filename}`} onClick={onDelete}>
          <Trash2 aria-hidden />
        </Button>
      </Tooltip>
    </div>
  );
}
