import type { Prediction } from "@/lib/api/predictions";
import { formatNumber, formatShare } from "@/lib/format/numbers";
import { labelText } from "@/lib/vocabulary/columns";

type Answer = Pick<Prediction, "prediction" | "probability" | "probabilities" | "model_type">;

export interface LabelShare {
  label: string;
  share: number;
  predicted: boolean;
}

/** Labels with their probabilities, the most probable first. */
export function labelShares({ probabilities, prediction }: Answer): LabelShare[] {
  return Object.entries(probabilities ?? {})
    .map(([label, share]) => ({ label, share, predicted: isLabel(label, prediction) }))
    .sort((one, other) => other.share - one.share);
}

/** Whether a text names this label; the number 1.0 of a file is 1 here and "1.0" as a key. */
function isLabel(text: string, label: Answer["prediction"]): boolean {
  return text === labelText(label) || (typeof label === "number" && text.trim() !== "" && Number(text) === label);
}

export function formatPrediction(answer: Answer): string {
  return answer.model_type === "regression" && typeof answer.prediction === "number"
    ? formatNumber(answer.prediction, 5)
    : labelText(answer.prediction);
}

/** What became of the example's answer when values were changed. */
export function changeOfAnswer(before: Answer, after: Answer): string {
  if (typeof before.prediction === "number" && after.model_type === "regression") {
    return changeOfNumber(before.prediction, Number(after.prediction), formatPrediction(before));
  }
  const [was, now] = [quoted(before), quoted(after)];
  if (before.prediction !== after.prediction) {
    return `${now}${sure(after, " (", ")")} instead of the example's ${was}${sure(before, " (", ")")}.`;
  }
  const [wasSure, nowSure] = [sure(before), sure(after)];
  return wasSure === nowSure
    ? `Still ${was}${sure(after, ", at ")} as for the example.`
    : `Still ${was}, now ${nowSure} instead of ${wasSure} for the example.`;
}

function changeOfNumber(before: number, after: number, was: string): string {
  const difference = after - before;
  if (difference === 0) return `Still ${was}, as for the example.`;
  return `${formatNumber(Math.abs(difference), 4)} ${difference > 0 ? "more" : "less"} than the example's ${was}.`;
}

function quoted(answer: Answer): string {
  return `“${formatPrediction(answer)}”`;
}

function sure({ probability }: Answer, before = "", behind = ""): string {
  return typeof probability === "number" ? `${before}${formatShare(probability)}${behind}` : "";
}
