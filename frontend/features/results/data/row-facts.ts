import type { Job } from "@/lib/api/jobs";

export interface RowFact {
  name: string;
  rows: number;
  meaning: string;
}

/** Where the file's rows went; what no row went to is not told. */
export function rowFacts(rows: NonNullable<Job["rows"]>, target: string): RowFact[] {
  const usable = rows.total - rows.missing_target - rows.rare_class;
  const undrawn = usable - rows.training - rows.holdout;
  const facts: RowFact[] = [
    { name: "In the file", rows: rows.total, meaning: "All rows that could be read." },
    { name: "Without a target", rows: rows.missing_target, meaning: `They have no value in ${target} and are left out.` },
    { name: "Too rare", rows: rows.rare_class, meaning: "Their label has too few rows to learn from; they are left out." },
    { name: "Not drawn", rows: undrawn, meaning: "Left out at random, because the time or the memory is not enough for all." },
    { name: "To learn from", rows: rows.training, meaning: "The search and the model saw these." },
    { name: "Held out", rows: rows.holdout, meaning: "The model never saw these; every score is measured on them." },
    {
      name: "Repeating another",
      rows: rows.duplicates,
      meaning: "Copies of a row are either all learned from or all held out.",
    },
  ];
  return facts.filter((fact) => fact.rows > 0);
}
