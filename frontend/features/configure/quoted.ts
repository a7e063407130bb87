const LONGEST = 60;

/** A name or a value of the file within a sentence, cut where it is too long to read. */
export function quoted(text: string): string {
  const signs = [...text];
  return `“${signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("")}…` : text}”`;
}
