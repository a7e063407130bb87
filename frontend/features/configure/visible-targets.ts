import type { Column } from "@/lib/api/datasets";
import type { RankedTargets } from "./rank-targets";
import { withName } from "./with-name";

const FEW = 6;
const MANY = 200;

interface Asked {
  query: string;
  all: boolean;
  chosen: Column | undefined;
}

/** The targets that are in sight, and how many are not: a few likely ones, all of them, or those of a name. */
export function visibleTargets(
  { suggested, others, unlikely }: RankedTargets,
  { query, all, chosen }: Asked,
): { columns: Column[]; hidden: number } {
  const matching = withName([...suggested, ...others, ...unlikely], query);
  const columns = matching.slice(0, all || query.trim() ? MANY : FEW);
  if (chosen && !columns.includes(chosen)) columns.push(chosen);
  return { columns, hidden: matching.filter((column) => !columns.includes(column)).length };
}
