import type { Schema } from "@/lib/api/client";
import { formatBytes } from "@/lib/format/numbers";

type ContentType = NonNullable<Schema<"UploadRequest">["content_type"]>;

const CONTENT_TYPES = new Map<string, ContentType>([
  [".csv", "text/csv"],
  [".tsv", "text/tab-separated-values"],
  [".txt", "text/plain"],
  [".gz", "application/gzip"],
  [".parquet", "application/vnd.apache.parquet"],
]);

/** For the `accept` of a file input. */
export const ACCEPTED = [...CONTENT_TYPES.keys()].join(",");

/** What the API takes unless it was set up otherwise; it has the last word before a byte is sent. */
export const LARGEST_BYTES = 1024 ** 3;

const WORKBOOKS = [".xlsx", ".xls", ".xlsm", ".ods", ".numbers"];
const ARCHIVES = [".zip", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz", ".zst"];

const LONGEST_NAME = 255;
/** Control characters and line separators, which the API refuses in a name. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

interface NamedSize {
  name: string;
  size: number;
}

/** Why a file is not worth sending, as a sentence; null where it is. */
export function refusalOf({ name, size }: NamedSize): string | null {
  const extension = extensionOf(name);
  if (WORKBOOKS.includes(extension)) {
    return "Workbooks of a spreadsheet program cannot be read. Save the sheet as CSV and upload that.";
  }
  if (ARCHIVES.includes(extension)) {
    return "Archives cannot be read. Unpack it and upload the table inside; gzip (.gz) of a single file works.";
  }
  if (!CONTENT_TYPES.has(extension)) {
    const what = extension ? `Files that end in ${extension} cannot be read.` : "A file without an ending cannot be read.";
    return `${what} Upload a .csv, .tsv, .txt or .parquet file, or one of these compressed as .gz.`;
  }
  if (size === 0) return "The file is empty. Upload a file with a header line and at least one row.";
  if (size > LARGEST_BYTES) {
    return `The file has ${formatBytes(size)}, and an upload takes up to 1 GiB. Upload a part of its rows, or compress it with gzip.`;
  }
  return null;
}

/** The type to announce, by the file's name: what browsers say of a CSV depends on what is installed. */
export function contentTypeOf(name: string): ContentType {
  return CONTENT_TYPES.get(extensionOf(name)) ?? "application/octet-stream";
}

/** The name as the API takes it: on one line and not too long, its ending kept. */
export function sendableName(name: string): string {
  const signs = [...name.replace(UNPRINTABLE, " ").trim()];
  if (signs.length <= LONGEST_NAME) return signs.join("") || "table";
  const ending = [...extensionOf(signs.join(""))].slice(0, 10);
  return [...signs.slice(0, LONGEST_NAME - ending.length), ...ending].join("");
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot).trim().toLowerCase();
}
