import type { Dataset } from "@/lib/api/datasets";

/** A dataset as the API tells of it, for tests. */
export function exampleDataset(differences: Partial<Dataset> = {}): Dataset {
  return {
    dataset_id: "d1",
    status: "ready",
    filename: "titanic.csv",
    file_size: 108_175,
    uploaded_at: "2026-11-22T14:38:25Z",
    num_rows: 1_309,
    num_columns: 14,
    duplicate_rows: 0,
    error_message: null,
    licence: null,
    notes: [],
    columns: [],
    ...differences,
  };
}
