import type { Job } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { formatDuration } from "@/lib/format/time";
import { metricName } from "@/lib/vocabulary/metrics";

type Configured = Pick<Job, "config" | "time_budget" | "metric" | "problem_type" | "attempt">;

/** What was asked for and what was chosen, as pairs of name and words. */
export function configFacts({ config, time_budget, metric, problem_type, attempt }: Configured): [string, string][] {
  const facts: [string, string][] = [
    ["Task", `${problem_type}, ${config.problem_type ? "chosen" : "detected"}`],
    ["Optimised metric", metricFact(config.metric ?? "auto", metric)],
    ["Time budget", `${formatDuration(time_budget)}, ${config.time_budget ? "chosen" : "by the number of rows"}`],
    ["Model", config.model === "single" ? "one estimator" : "several estimators where they are better together"],
    ["Early stop", config.early_stop === false ? "no, the whole budget is used" : "yes, once nothing better is found"],
    ["Fitted on all rows at the end", config.retrain_full ? "yes" : "no, held-out rows stay out"],
    ["Most configurations", config.max_trials ? counted(config.max_trials, "configuration") : "as many as the time allows"],
    ["Seed", String(config.seed ?? "")],
  ];
  if (attempt > 1) facts.push(["Attempts", `${attempt}, each going on where the one before was broken off`]);
  return facts.filter(([, words]) => words !== "");
}

function metricFact(asked: string, used: string | null): string {
  if (asked !== "auto") return `${metricName(asked)}, chosen`;
  return used ? `${metricName(used)}, chosen for this task` : "chosen for this task";
}
