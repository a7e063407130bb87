import { exampleColumn } from "@/features/datasets/example-column";
import type { Column } from "@/lib/api/datasets";

/** A column for tests: texts with two values unless told otherwise. */
export function aColumn(given: Partial<Column> & { name: string }): Column {
  return exampleColumn({
    dtype: "text",
    distinct: 2,
    role: { role: "feature", used: true, reason: "Texts to learn from." },
    target: { problem_type: "classification", reason: "The values are texts, 2 different ones." },
    ...given,
  });
}

/** A column of decimals. */
export function aNumberColumn(given: Partial<Column> & { name: string }): Column {
  return aColumn({
    dtype: "float",
    distinct: 500,
    min: 1,
    max: 9,
    mean: 4,
    std: 2,
    quantiles: { "0.05": 1, "0.25": 2, "0.5": 4, "0.75": 6, "0.95": 9 },
    histogram: { edges: [1, 5, 9], counts: [600, 400] },
    role: { role: "feature", used: true, reason: "Numbers to learn from." },
    target: { problem_type: "regression", reason: "Numbers with 500 different values." },
    ...given,
  });
}

export function anIdentifier(name: string): Column {
  return aColumn({
    name,
    distinct: 1_000,
    role: { role: "identifier", used: false, reason: "Nearly every row has a code of its own." },
    target: { problem_type: "classification", reason: "The values are texts, 1,000 different ones." },
  });
}
