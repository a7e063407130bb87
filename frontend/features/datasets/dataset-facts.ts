import type { DatasetSummary } from "@/lib/api/datasets";
import { counted, formatBytes } from "@/lib/format/numbers";

/** "1,309 rows · 14 columns · 108 kB", as far as it is known. */
export function datasetFacts({ num_rows, num_columns, file_size }: DatasetSummary): string {
  return [
    num_rows === null ? null : counted(num_rows, "row"),
    num_columns === null ? null : counted(num_columns, "column"),
    file_size === null ? null : formatBytes(file_size),
  ]
    .filter((fact) => fact !== null)
    .join(" · ");
}
