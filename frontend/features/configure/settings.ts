import "@/lib/forms/zod-without-eval";
import * as z from "zod/mini";
import { AUTO } from "./metric-choices";
import { FEWEST_MINUTES, MOST_MINUTES } from "./time-budget";

const LARGEST_SEED = 2_147_483_647;
const MOST_TRIALS = 10_000;

function isWholeNumber(text: string, least: number, most: number): boolean {
  const digits = text.trim();
  return /^\d{1,10}$/.test(digits) && Number(digits) >= least && Number(digits) <= most;
}

/** Numbers that are typed stay texts here, so that what does not fit is shown as it was typed. */
export const settingsSchema = z.object({
  budget: z.enum(["auto", "own"]),
  minutes: z.int().check(z.gte(FEWEST_MINUTES), z.lte(MOST_MINUTES)),
  metric: z.string(),
  model: z.enum(["auto", "single"]),
  earlyStop: z.boolean(),
  retrainFull: z.boolean(),
  seed: z.string().check(
    z.refine((text) => isWholeNumber(text, 0, LARGEST_SEED), "Give a whole number from 0 to 2,147,483,647."),
  ),
  maxTrials: z.string().check(
    z.refine(
      (text) => text.trim() === "" || isWholeNumber(text, 1, MOST_TRIALS),
      "Give a whole number from 1 to 10,000, or leave it empty.",
    ),
  ),
});

/** What a person may set beside the target and the columns. */
export type Settings = z.infer<typeof settingsSchema>;

export function defaultSettings(automaticSeconds: number): Settings {
  return {
    budget: "auto",
    minutes: Math.round(automaticSeconds / 60),
    metric: AUTO,
    model: "auto",
    earlyStop: true,
    retrainFull: false,
    seed: "42",
    maxTrials: "",
  };
}
