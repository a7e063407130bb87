import type { Report } from "@/lib/api/jobs";
import type { Label } from "../quoted-label";

type Curves = Pick<Report, "roc" | "calibration">;

/** As many curves as one can tell apart in one chart. */
export const MOST_CURVES = 4;
/** The choice that is no label: the labels that are told apart worst. */
export const HARDEST = "hardest";

/** Labels that there are curves of, in the order of the report; of two labels only the later. */
export function labelsWithCurves({ calibration, roc }: Curves): Label[] {
  return ((calibration?.length ? calibration : roc) ?? []).map(({ label }) => label);
}

/** The labels of a choice, which is a label's place or `HARDEST`. */
export function chosenLabels(report: Curves, choice: string): Label[] {
  const labels = labelsWithCurves(report);
  const label = labels[Number(choice)];
  return choice === HARDEST || label === undefined ? hardest(labels, report) : [label];
}

function hardest(labels: Label[], { roc }: Curves): Label[] {
  if (labels.length <= MOST_CURVES) return labels;
  // A label without a curve has nothing to show here; areas are 1 at most.
  const areas = new Map((roc ?? []).map(({ label, area }) => [label, area] as const));
  const area = (label: Label) => areas.get(label) ?? 2;
  return [...labels].sort((one, other) => area(one) - area(other)).slice(0, MOST_CURVES);
}

/** Of curves, tables or classes those of these labels, in the labels' order. */
export function ofLabels<Item extends { label: Label }>(items: readonly Item[] | undefined, labels: readonly Label[]): Item[] {
  return labels.flatMap((label): Item[] => items?.filter((item) => item.label === label) ?? []);
}
