import type { Column } from "@/lib/api/datasets";

/** A column of which little is known, for tests. */
export function exampleColumn(differences: Partial<Column> = {}): Column {
  return {
    name: "age",
    dtype: "float",
    missing: 0,
    missing_pct: 0,
    distinct: 98,
    distinct_is_estimate: false,
    min: null,
    max: null,
    mean: null,
    std: null,
    quantiles: null,
    histogram: null,
    top_values: [],
    earliest: null,
    latest: null,
    notes: [],
    role: { role: "feature", used: true, reason: "" },
    target: { problem_type: "regression", reason: "" },
    ...differences,
  };
}
