import { UNDO_MS } from "@/features/deletion/pending";
import type { JobSummary } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { isUnderWay } from "@/lib/vocabulary/jobs";

/** More names than these are only counted. */
const MOST_NAMED = 3;

/** The question before jobs are deleted. */
export function deletionQuestion(jobs: readonly JobSummary[]): string {
  return `Delete ${counted(jobs.length, "job")}?`;
}

/** What goes away with the jobs, in sentences. */
export function deletionWords(jobs: readonly JobSummary[]): string[] {
  const one = jobs.length === 1;
  return [
    one
      ? `What was trained to predict ${jobs[0]?.target_column ?? ""} goes: the model, its scores and its reports.`
      : "Their models, scores and reports go.",
    datasetWords(jobs),
    ...ofThem(jobs, ({ status }) => isUnderWay(status), "still training and is stopped", "still training and are stopped"),
    ...ofThem(jobs, ({ deployed }) => deployed, "deployed and answers no more", "deployed and answer no more"),
    `For ${UNDO_MS / 1_000} seconds you can have ${one ? "it" : "them"} back.`,
  ];
}

function datasetWords(jobs: readonly JobSummary[]): string {
  const names = new Map(jobs.map(({ dataset_id, dataset_name }) => [dataset_id, dataset_name]));
  const [first = ""] = names.values();
  if (names.size === 1) return `So does the dataset ${first}, unless another job uses it.`;
  const named = names.size <= MOST_NAMED ? `: ${[...names.values()].join(", ")}` : "";
  return `So do their ${counted(names.size, "dataset")}, each unless another job uses it${named}.`;
}

function ofThem(
  jobs: readonly JobSummary[],
  which: (job: JobSummary) => boolean,
  oneIs: string,
  manyAre: string,
): string[] {
  const count = jobs.filter(which).length;
  if (count === 0) return [];
  if (jobs.length === 1) return [`It is ${oneIs}.`];
  return [count === 1 ? `1 of them is ${oneIs}.` : `${count} of them are ${manyAre}.`];
}
