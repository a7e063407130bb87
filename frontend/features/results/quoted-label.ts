import { labelText } from "@/lib/vocabulary/columns";

export type Label = boolean | number | string;

const LONGEST = 60;

/** A label in a sentence, in quotes and cut where it is endless. */
export function quotedLabel(label: Label): string {
  const signs = [...labelText(label)];
  return `“${signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("")}…` : signs.join("")}”`;
}
