import type { Column } from "@/lib/api/datasets";

/** Columns with these letters in their names, in any case; all of them where nothing is asked for. */
export function withName(columns: readonly Column[], query: string): Column[] {
  const wanted = query.trim().toLowerCase();
  return columns.filter(({ name }) => name.toLowerCase().includes(wanted));
}
