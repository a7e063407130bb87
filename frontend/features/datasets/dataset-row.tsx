"use client";

import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell } from "@/components/ui/table";
import type { DatasetSummary } from "@/lib/api/datasets";
import { formatBytes, formatCount } from "@/lib/format/numbers";
import { DATASET_STATUSES } from "@/lib/vocabulary/datasets";
import { DatasetActions } from "./dataset-actions";
import { datasetFacts } from "./dataset-facts";

interface DatasetRowProps {
  dataset: DatasetSummary;
  onProfile: () => void;
  onDelete: () => void;
}

/** On a narrow window the file's cell says what the hidden cells would. */
export function DatasetRow({ dataset, onProfile, onDelete }: DatasetRowProps) {
  const { filename, status, error_message, num_rows, num_columns, file_size, uploaded_at } = dataset;
  const { name, tone } = DATASET_STATUSES[status];
  const badge = <Badge tone={tone}>{name}</Badge>;
  const facts = datasetFacts(dataset);
  return (
    <tr>
      <Cell className="min-w-32">
        <span className="font-medium">{filename}</span>
        {status === "failed" && error_message ? <p className="mt-0.5 max-w-prose text-wrong">{error_message}</p> : null}
        <div className="mt-0.5 flex flex-col items-start gap-1 text-xs text-muted md:hidden">
          <span>
            {facts ? `${facts} · ` : null}
            <RelativeTime at={uploaded_at} />
          </span>
          {status === "ready" ? null : badge}
        </div>
      </Cell>
      <Cell className="hidden whitespace-nowrap text-right md:table-cell">{known(num_rows, formatCount)}</Cell>
      <Cell className="hidden whitespace-nowrap text-right md:table-cell">{known(num_columns, formatCount)}</Cell>
      <Cell className="hidden whitespace-nowrap text-right md:table-cell">{known(file_size, formatBytes)}</Cell>
      <Cell className="hidden whitespace-nowrap text-muted md:table-cell">
        <RelativeTime at={uploaded_at} />
      </Cell>
      <Cell className="hidden md:table-cell">{badge}</Cell>
      <Cell>
        <DatasetActions dataset={dataset} onProfile={onProfile} onDelete={onDelete} />
      </Cell>
    </tr>
  );
}

function known(value: number | null, format: (value: number) => string): string {
  return value === null ? "–" : format(value);
}
