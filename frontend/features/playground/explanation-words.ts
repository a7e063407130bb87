import type { Explanation } from "@/lib/api/predictions";
import { formatNumber, formatShare } from "@/lib/format/numbers";
import { labelText } from "@/lib/vocabulary/columns";

type Unit = Explanation["unit"];
type Told = Pick<Explanation, "unit" | "base_value" | "total" | "explained_label">;

/** In what the contributions are counted. */
export const UNITS: Record<Unit, string> = {
  probability: "percentage points of its probability",
  log_odds: "log-odds, in which contributions add up where probabilities do not",
  margin: "the score before softmax, of which the highest wins",
  target: "the target's own unit",
};

export const METHODS: Record<Explanation["method"], string> = {
  tree_shap: "Exact Shapley values of the trees (TreeSHAP).",
  sampled: "Shapley values by sampling orders of the columns; the same row always gets the same.",
};

/** A contribution with its sign. */
export function formatContribution(unit: Unit, contribution: number): string {
  const sign = contribution > 0 ? "+" : "−";
  if (unit === "probability") {
    const points = Math.abs(contribution * 100).toFixed(1);
    return points === "0.0" ? points : `${sign}${points}`;
  }
  return contribution === 0 ? "0" : `${sign}${formatNumber(Math.abs(contribution), 3)}`;
}

/** The answer at one end of the contributions, as a person thinks of it. */
export function formatLevel(unit: Unit, level: number): string {
  switch (unit) {
    case "probability":
      return formatShare(Math.min(1, Math.max(0, level)));
    case "log_odds":
      return formatShare(1 / (1 + Math.exp(-level)));
    default:
      return formatNumber(level);
  }
}

/** From the base value to the total, in a sentence. */
export function wayOfAnswer({ unit, base_value, total, explained_label }: Told): string {
  const [base, end] = [formatLevel(unit, base_value), formatLevel(unit, total)];
  if (explained_label === null || explained_label === undefined || unit === "target") {
    return `Knowing nothing of the row, the answer would be ${base}. Its values move that to ${end}.`;
  }
  const label = `“${labelText(explained_label)}”`;
  if (unit === "margin") return `Knowing nothing of the row, ${label} would score ${base}. Its values move that to ${end}.`;
  const inner = unit === "log_odds" ? ` (log-odds ${formatNumber(base_value, 3)} and ${formatNumber(total, 3)})` : "";
  return `Knowing nothing of the row, ${label} would have ${base}. Its values move that to ${end}${inner}.`;
}

/** A value as it was sent, as a note beside its column. */
export function sentValue(value: Explanation["contributions"][number]["value"]): string {
  return value === null || value === undefined ? "missing" : String(value);
}
