import type { Schema } from "@/lib/api/client";

export const COLUMN_TYPES: Record<Schema<"ColumnType">, string> = {
  integer: "whole number",
  float: "number",
  boolean: "yes or no",
  datetime: "date",
  text: "text",
};

export const ROLES: Record<Schema<"Role">, string> = {
  feature: "used",
  identifier: "identifier",
  constant: "constant",
  near_constant: "nearly constant",
  duplicate: "duplicate",
  high_cardinality: "too many values",
  leak: "tells the answer",
};

/** A label of a class as it is shown; labels may be texts, numbers or booleans. */
export function labelText(label: boolean | number | string): string {
  return String(label);
}
