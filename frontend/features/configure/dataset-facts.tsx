import { Fragment, type ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Dataset } from "@/lib/api/datasets";
import { counted, formatBytes } from "@/lib/format/numbers";

/** "7,043 rows · 20 columns · 1.0 MB · uploaded 2 min ago". */
export function DatasetFacts({ dataset }: { dataset: Dataset }) {
  const facts: ReactNode[] = [
    dataset.num_rows === null ? null : counted(dataset.num_rows, "row"),
    dataset.num_columns === null ? null : counted(dataset.num_columns, "column"),
    dataset.file_size === null ? null : formatBytes(dataset.file_size),
    dataset.licence === null ? null : `licence ${dataset.licence}`,
    <Fragment key="uploaded">
      uploaded <RelativeTime at={dataset.uploaded_at} />
    </Fragment>,
  ];
  return facts
    .filter((fact) => fact !== null)
    .map((fact, place) => (
      <Fragment key={place}>
        {place > 0 ? <span aria-hidden>·</span> : null}
        <span>{fact}</span>
      </Fragment>
    ));
}
