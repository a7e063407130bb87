import type { Schema } from "@/lib/api/client";

export type DatasetStatus = Schema<"DatasetStatus">;

export const DATASET_STATUSES: Record<DatasetStatus, { name: string; tone: "neutral" | "accent" | "good" | "wrong" }> = {
  uploading: { name: "Waiting for its file", tone: "neutral" },
  processing: { name: "Reading the columns", tone: "accent" },
  ready: { name: "Ready", tone: "good" },
  failed: { name: "Cannot be read", tone: "wrong" },
};
