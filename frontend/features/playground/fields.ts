import type { Cell, PredictInfo } from "@/lib/api/predictions";
import { formatNumber } from "@/lib/format/numbers";

export type FieldKind = "number" | "boolean" | "date" | "category" | "text";

/** A column as the form asks for it. */
export interface FormField {
  column: string;
  kind: FieldKind;
  /** Texts known from training, the most frequent first. */
  categories: readonly string[];
  minimum: number | null;
  maximum: number | null;
  /** The example row's value, as the form writes it; empty where it is missing. */
  example: string;
}

type Signature = Pick<PredictInfo, "feature_columns" | "features" | "example_request">;

/** A field for each column that the model takes, in the order of `ranking`; what that does not name comes last. */
export function formFields(info: Signature, ranking: readonly string[]): FormField[] {
  const places = new Map(ranking.map((column, place) => [column, place]));
  const placeOf = (column: string) => places.get(column) ?? ranking.length;
  return info.feature_columns
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((column) => formField(info, column));
}

function formField(info: Signature, column: string): FormField {
  const feature = own(info.features, column);
  const categories = feature?.categories ?? [];
  return {
    column,
    kind: kindOf(feature?.dtype, categories.length),
    categories,
    minimum: feature?.minimum ?? null,
    maximum: feature?.maximum ?? null,
    example: writtenCell(own(info.example_request.features, column) ?? null),
  };
}

/** Only what the record has itself: a column may be called constructor. */
function own<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function kindOf(dtype: PredictInfo["features"][string]["dtype"] | undefined, categories: number): FieldKind {
  switch (dtype) {
    case "integer":
    case "float":
      return "number";
    case "boolean":
      return "boolean";
    case "datetime":
      return "date";
    default:
      return categories > 0 ? "category" : "text";
  }
}

/** A cell as a form writes it; empty where it is missing. */
function writtenCell(cell: Cell): string {
  return cell === null ? "" : String(cell);
}

type Reading = { fault?: undefined; cell: Cell } | { fault: string; cell?: undefined };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WHOLE = /^[+-]?\d+$/;

/** What is sent for what was written, or why it cannot be. Texts stay texts: "007" is not 7. */
export function readCell(kind: FieldKind, written: string): Reading {
  const trimmed = written.trim();
  if (trimmed === "") return { cell: null };
  if (kind === "number") return readNumber(trimmed);
  if (kind === "boolean") return { cell: trimmed === "true" };
  return { cell: written };
}

function readNumber(text: string): Reading {
  if (!NUMBER.test(text)) return { fault: "This is not a number. Write it such as 12.5." };
  const value = Number(text);
  if (!Number.isFinite(value)) return { fault: "This number is too large." };
  // The digits of a long whole number are sent as they are; as a number they would be rounded.
  return { cell: WHOLE.test(text) && !Number.isSafeInteger(value) ? text : value };
}

/** Whether what is written means something else than the example's value. */
export function isChanged(field: FormField, written: string): boolean {
  const now = readCell(field.kind, written);
  return now.fault !== undefined || now.cell !== readCell(field.kind, field.example).cell;
}

/** The values of training rows, as a hint; null for what has no range. */
export function rangeOf({ minimum, maximum }: FormField): string | null {
  if (minimum === null || maximum === null) return null;
  return minimum === maximum
    ? `always ${formatNumber(minimum)}`
    : `${formatNumber(minimum)} to ${formatNumber(maximum)}`;
}

/** Whether a number lies beyond all that the model was trained on. */
export function isBeyond(field: FormField, written: string): boolean {
  if (field.kind !== "number" || field.minimum === null || field.maximum === null) return false;
  const { cell } = readCell("number", written);
  if (cell === null || cell === undefined) return false;
  return Number(cell) < field.minimum || Number(cell) > field.maximum;
}

/** The body of a request for these values, as text; null while a value cannot be read. */
export function writeRequest(fields: readonly FormField[], values: readonly string[]): string | null {
  const readings = fields.map((field, place) => readCell(field.kind, values[place] ?? ""));
  if (readings.some(({ fault }) => fault !== undefined)) return null;
  // Entries make a property of every name, __proto__ too.
  const features = Object.fromEntries(
    fields.map(({ column }, place): [string, Cell] => [column, readings[place]?.cell ?? null]),
  );
  return JSON.stringify({ features });
}
