import type { Job } from "@/lib/api/jobs";
import { letterOf } from "./chosen";

type Compared = Pick<Job, "dataset_id" | "dataset_name" | "target_column" | "problem_type"> & {
  config: Pick<Job["config"], "seed">;
};

/** What keeps scores from being set against each other: other questions, other files, or other rows of one file. */
export type Difference = "questions" | "files" | "rows";

/** The gravest difference between the jobs; null where they answer one question about the same rows. */
export function differenceOf(jobs: readonly Compared[]): Difference | null {
  const differ = (of: (job: Compared) => unknown) => new Set(jobs.map(of)).size > 1;
  if (differ(({ target_column }) => target_column) || differ(({ problem_type }) => problem_type)) return "questions";
  if (differ(({ dataset_id }) => dataset_id)) return "files";
  // The seed draws the rows that are set aside for the scores.
  return differ(({ config }) => config.seed) ? "rows" : null;
}

/** "A predicts price (regression) of diamonds.csv." for each job. */
export function questionsOf(jobs: readonly Compared[]): string[] {
  return jobs.map(
    ({ target_column, problem_type, dataset_name }, place) =>
      `${letterOf(place)} predicts ${target_column} (${problem_type}) of ${dataset_name}.`,
  );
}
