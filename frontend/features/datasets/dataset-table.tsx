"use client";

import { HeadCell, Table } from "@/components/ui/table";
import type { DatasetSummary } from "@/lib/api/datasets";
import { DatasetRow } from "./dataset-row";

interface DatasetTableProps {
  datasets: DatasetSummary[];
  onProfile: (dataset: DatasetSummary) => void;
  onDelete: (dataset: DatasetSummary) => void;
}

export function DatasetTable({ datasets, onProfile, onDelete }: DatasetTableProps) {
  return (
    <Table caption="Datasets, newest first">
      <thead>
        <tr>
          <HeadCell>File</HeadCell>
          <HeadCell className="hidden text-right md:table-cell">Rows</HeadCell>
          <HeadCell className="hidden text-right md:table-cell">Columns</HeadCell>
          <HeadCell className="hidden text-right md:table-cell">Size</HeadCell>
          <HeadCell className="hidden md:table-cell">Uploaded</HeadCell>
          <HeadCell className="hidden md:table-cell">Status</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {datasets.map((dataset) => (
          <DatasetRow
            key={dataset.dataset_id}
            dataset={dataset}
            onProfile={() => onProfile(dataset)}
            onDelete={() => onDelete(dataset)}
          />
        ))}
      </tbody>
    </Table>
  );
}
