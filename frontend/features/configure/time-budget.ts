export const FEWEST_MINUTES = 1;
export const MOST_MINUTES = 60;

interface AutoBudget {
  seconds: number;
  /** Which files get so long: the reason. */
  files: string;
}

const STEPS: (AutoBudget & { below: number })[] = [
  { below: 1_000, seconds: 120, files: "files under 1,000 rows" },
  { below: 10_000, seconds: 300, files: "files of 1,000 to 9,999 rows" },
  { below: 50_000, seconds: 600, files: "files of 10,000 to 49,999 rows" },
];
const LONG: AutoBudget = { seconds: 1_200, files: "files of 50,000 rows or more" };

/** The time budget that the API takes for a file of so many rows where a person names none. */
export function autoBudget(rows: number): AutoBudget {
  return STEPS.find(({ below }) => rows < below) ?? LONG;
}

/** What the search is given: a person's minutes, or the automatic budget. */
export function budgetSeconds(budget: "auto" | "own", minutes: number, rows: number): number {
  return budget === "own" ? minutes * 60 : autoBudget(rows).seconds;
}
