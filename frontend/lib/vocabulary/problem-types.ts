import type { Schema } from "@/lib/api/client";

export type ProblemType = Schema<"ProblemType">;

export const PROBLEM_TYPES: Record<ProblemType, string> = {
  classification: "Classification",
  regression: "Regression",
};
