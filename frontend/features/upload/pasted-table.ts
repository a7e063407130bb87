const DELIMITERS = ["\t", ",", ";", "|"];
/** The first lines tell; a pasted table may have a million. */
const SIGNS_LOOKED_AT = 20_000;
const MOST_LINES_LOOKED_AT = 20;

/** Pasted text as a file, named by when it came; null where it is no table. */
export function pastedTable(text: string, now: Date): File | null {
  const delimiter = delimiterOf(text);
  if (delimiter === null) return null;
  const time = now.toTimeString().slice(0, 8).replaceAll(":", "-");
  return new File([text], `pasted ${time}.${delimiter === "\t" ? "tsv" : "csv"}`);
}

/** What stands between a table's columns: by it the first line has two fields at least, and most lines as many. */
export function delimiterOf(text: string): string | null {
  const lines = firstLines(text);
  const found = DELIMITERS.find((delimiter) => {
    const [first = 1, ...others] = lines.map((line) => fieldsIn(line, delimiter));
    return first > 1 && others.filter((fields) => fields === first).length > others.length / 2;
  });
  return found ?? null;
}

function firstLines(text: string): string[] {
  const lines = text.slice(0, SIGNS_LOOKED_AT).split(/\r\n|\r|\n/);
  // The last of them may be cut.
  if (text.length > SIGNS_LOOKED_AT) lines.pop();
  return lines.filter((line) => line.trim() !== "").slice(0, MOST_LINES_LOOKED_AT);
}

function fieldsIn(line: string, delimiter: string): number {
  let quoted = false;
  let fields = 1;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === delimiter && !quoted) fields += 1;
  }
  return fields;
}
