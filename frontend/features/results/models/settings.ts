import type { Report } from "@/lib/api/jobs";

export type Settings = Report["leaderboard"][number]["config"];

const DIGITS = 6;

/** A setting of an estimator, to read and to type in again: no groups of digits, and no more digits than matter. */
export function settingText(value: Settings[string]): string {
  if (value === null) return "none";
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(DIGITS)));
  return String(value);
}

/** All settings on one line. */
export function settingsLine(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${settingText(value)}`)
    .join(", ");
}
