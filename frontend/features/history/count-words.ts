import { counted, formatCount } from "@/lib/format/numbers";

interface Counts {
  shown: number;
  loaded: number;
  /** Whether the API has older ones. */
  more: boolean;
  /** Whether some of the loaded ones are left out here. */
  narrowed: boolean;
}

/** How many jobs are in sight, and of how many. */
export function countWords({ shown, loaded, more, narrowed }: Counts): string {
  if (!narrowed) return more ? `The newest ${counted(loaded, "job")}` : counted(loaded, "job");
  const words = `${formatCount(shown)} of ${counted(loaded, "job")} ${shown === 1 ? "matches" : "match"}`;
  return more ? `${words}. Older jobs are not loaded yet, and type and text are not looked for in them.` : words;
}
