import type { Schema } from "@/lib/api/client";
import type { Column } from "@/lib/api/datasets";
import type { ProblemType } from "@/lib/vocabulary/problem-types";
import type { Choice, Choices } from "./decide-columns";
import { fittingMetric } from "./metric-choices";
import type { Settings } from "./settings";

interface Chosen {
  datasetId: string;
  columns: readonly Column[];
  target: Column;
  problemType: ProblemType;
  choices: Choices;
  settings: Settings;
}

/** What the API is asked to train; what a person left alone is left to the API. */
export function trainRequest(chosen: Chosen): Schema<"TrainRequest"> {
  const { datasetId, columns, target, problemType, choices, settings } = chosen;
  const named = (choice: Choice) =>
    columns.map(({ name }) => name).filter((name) => name !== target.name && choices.get(name) === choice);
  const maxTrials = settings.maxTrials.trim();
  return {
    dataset_id: datasetId,
    target_column: target.name,
    config: {
      time_budget: settings.budget === "own" ? settings.minutes * 60 : null,
      metric: fittingMetric(settings.metric, problemType, target.distinct),
      problem_type: problemType === target.target.problem_type ? null : problemType,
      include_columns: named("use"),
      exclude_columns: named("leave"),
      model: settings.model,
      early_stop: settings.earlyStop,
      retrain_full: settings.retrainFull,
      seed: Number(settings.seed.trim()),
      max_trials: maxTrials === "" ? null : Number(maxTrials),
    },
  };
}
