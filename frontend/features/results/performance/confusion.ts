import type { Schema } from "@/lib/api/client";
import { counted, formatCount } from "@/lib/format/numbers";
import { type Label, quotedLabel } from "../quoted-label";

export type Matrix = Schema<"ConfusionMatrix">;

export interface MatrixCell {
  count: number;
  /** Of the rows that are of this row's label. */
  share: number;
  right: boolean;
}

export interface MatrixRow {
  label: Label;
  /** Of this label in truth, whatever they were taken for. */
  rows: number;
  cells: MatrixCell[];
}

export interface ShownMatrix {
  labels: Label[];
  rows: MatrixRow[];
  /** How many labels there are in all. */
  classes: number;
}

export interface Confusion {
  truth: Label;
  said: Label;
  count: number;
}

/** As many labels as one can still read as a table. */
export const MOST_CLASSES = 12;

/** The whole matrix of few labels; of many, the labels with the most mistakes, in their own order. */
export function shownMatrix({ labels, counts }: Matrix, most = MOST_CLASSES): ShownMatrix {
  const chosen = new Set(mostMistaken(counts, most));
  const kept = labels.flatMap((label, place) => (chosen.has(place) ? [{ label, place }] : []));
  return {
    labels: kept.map(({ label }) => label),
    classes: labels.length,
    rows: kept.map(({ label, place: truth }) => {
      const row = counts[truth] ?? [];
      const rows = sum(row);
      const cells = kept.map(({ place: said }) => {
        const count = row[said] ?? 0;
        return { count, share: rows > 0 ? count / rows : 0, right: said === truth };
      });
      return { label, rows, cells };
    }),
  };
}

function mostMistaken(counts: number[][], most: number): number[] {
  const mistakes = counts.map((row, place) => {
    const right = row[place] ?? 0;
    return sum(row) + sum(counts.map((other) => other[place] ?? 0)) - 2 * right;
  });
  const places = counts.map((_, place) => place);
  return places.sort((one, other) => (mistakes[other] ?? 0) - (mistakes[one] ?? 0)).slice(0, most);
}

/** Which label is taken for which other, the most frequent first. */
export function confusions({ labels, counts }: Matrix, most: number): Confusion[] {
  const all = labels.flatMap((truth, from) =>
    labels.flatMap((said, to) => {
      const count = counts[from]?.[to] ?? 0;
      return from !== to && count > 0 ? [{ truth, said, count }] : [];
    }),
  );
  return all.sort((one, other) => other.count - one.count).slice(0, most);
}

/** What the matrix says, in a sentence or two. */
export function confusionSentence(matrix: Matrix): string {
  const total = sum(matrix.counts.map(sum));
  const right = sum(matrix.counts.map((row, place) => row[place] ?? 0));
  if (right === total) return `All ${counted(total, "row")} were right.`;
  const [worst] = confusions(matrix, 1);
  const mistake = worst
    ? ` Most often ${quotedLabel(worst.truth)} was taken for ${quotedLabel(worst.said)}: ${counted(worst.count, "row")}.`
    : "";
  return `${formatCount(right)} of ${counted(total, "row")} were right.${mistake}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
