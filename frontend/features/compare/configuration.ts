import type { Job } from "@/lib/api/jobs";
import { counted, formatCount, formatNumber } from "@/lib/format/numbers";
import { formatDuration } from "@/lib/format/time";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { metricName } from "@/lib/vocabulary/metrics";
import { PROBLEM_TYPES } from "@/lib/vocabulary/problem-types";

export interface ConfigurationRow {
  name: string;
  /** One for each job. */
  values: string[];
  differs: boolean;
}

type Reader = (job: Job) => string;

const NONE = "none";
const UNKNOWN = "–";

/** What was asked for, then what came of it. */
const READERS: [name: string, read: Reader][] = [
  ["File", (job) => job.dataset_name],
  ["Target", (job) => job.target_column],
  ["Problem", (job) => PROBLEM_TYPES[job.problem_type]],
  ["Metric asked for", (job) => metricName(job.config.metric ?? "auto")],
  ["Metric optimised", (job) => (job.metric ? metricName(job.metric) : UNKNOWN)],
  ["Time budget", (job) => `${formatDuration(job.time_budget)}${job.config.time_budget ? "" : " (auto)"}`],
  ["Models", (job) => (job.config.model === "single" ? "one estimator" : "ensemble where it is better")],
  ["Ends early without gains", (job) => yesNo(job.config.early_stop ?? true)],
  ["Fitted again on all rows", (job) => yesNo(job.config.retrain_full ?? false)],
  ["Most trials", (job) => (job.config.max_trials ? formatCount(job.config.max_trials) : "no limit")],
  ["Seed", (job) => String(job.config.seed ?? UNKNOWN)],
  ["Columns left out by choice", (job) => listed(job.config.exclude_columns)],
  ["Columns used by choice", (job) => listed(job.config.include_columns)],
  ["Columns used", (job) => (job.preprocessing_info ? formatCount(job.preprocessing_info.feature_count) : UNKNOWN)],
  ["Columns left out", (job) => listed(job.left_out.map(({ column }) => column))],
  ["Training rows", (job) => (job.rows ? formatCount(job.rows.training) : UNKNOWN)],
  ["Hold-out rows", (job) => (job.rows ? formatCount(job.rows.holdout) : UNKNOWN)],
  ["Best estimator", (job) => (job.best_estimator ? estimatorName(job.best_estimator) : UNKNOWN)],
  ["In the model", (job) => listed(job.members.map(estimatorName))],
  ["Trials", (job) => (job.search_trials === null ? UNKNOWN : counted(job.search_trials, "trial"))],
  ["Training time", (job) => (job.training_time === null ? UNKNOWN : formatDuration(job.training_time))],
];

/** A row for each setting and outcome, and for each parameter where all have the same best estimator. */
export function configurationRows(jobs: readonly Job[]): ConfigurationRow[] {
  const settings = READERS.map(([name, read]) => rowOf(name, jobs.map(read)));
  const sameEstimator = new Set(jobs.map(({ best_estimator }) => best_estimator)).size === 1;
  if (!sameEstimator) return settings;
  const parameters = [...new Set(jobs.flatMap(({ best_config }) => Object.keys(best_config ?? {})))];
  return [
    ...settings,
    ...parameters.map((name) => rowOf(`Best estimator's ${name}`, jobs.map((job) => parameterText(job, name)))),
  ];
}

function rowOf(name: string, values: string[]): ConfigurationRow {
  return { name, values, differs: new Set(values).size > 1 };
}

function parameterText({ best_config }: Job, name: string): string {
  const value = best_config && Object.hasOwn(best_config, name) ? best_config[name] : undefined;
  if (value === undefined) return UNKNOWN;
  return typeof value === "number" ? formatNumber(value) : String(value ?? NONE);
}

function yesNo(yes: boolean): string {
  return yes ? "yes" : "no";
}

function listed(names: readonly string[] | undefined): string {
  return names && names.length > 0 ? names.join(", ") : NONE;
}
