import { Check } from "lucide-react";
import { Section } from "@/components/ui/card";
import { Cell, Table } from "@/components/ui/table";
import type { Job } from "@/lib/api/jobs";
import { METRICS, metricName } from "@/lib/vocabulary/metrics";
import { letterOf } from "./chosen";
import { HeadRow } from "./head-row";
import { type MetricCell, metricRows } from "./metric-rows";

interface MetricsTableProps {
  jobs: readonly Job[];
  /** Whether the jobs answer one question, so that one can be better than another. */
  ranked: boolean;
}

/** Scores on hold-out rows with the best of each marked, and how far from the first job. */
export function MetricsTable({ jobs, ranked }: MetricsTableProps) {
  const rows = metricRows(jobs, ranked);
  const hint = ranked
    ? `On rows that the models never saw. Differences are to job ${letterOf(0)}; one that is smaller than the intervals above may be chance.`
    : "On rows that the models never saw. The jobs predict different things, so none is marked as the best.";
  return (
    <Section title="Scores" hint={hint}>
      <Table caption="Scores of the jobs side by side">
        <HeadRow first="Metric" jobs={jobs} />
        <tbody>
          {rows.map(({ metric, cells }) => (
            <tr key={metric}>
              <th scope="row" className="border-b border-line py-2 pr-3 text-left font-normal">
                {metricName(metric)}
                <span className="block text-xs text-muted">
                  {METRICS[metric]?.higherIsBetter ? "higher is better" : "lower is better"}
                </span>
              </th>
              {cells.map((cell, place) => (
                <Cell key={place}>{cell ? <Score cell={cell} /> : <span className="text-muted">–</span>}</Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Score({ cell }: { cell: MetricCell }) {
  return (
    <>
      <span className={cell.best ? "font-semibold" : undefined}>{cell.text}</span>
      {cell.best ? (
        <span className="ml-1.5 inline-flex items-center gap-0.5 text-xs font-medium text-good">
          <Check aria-hidden className="size-3" />
          best
        </span>
      ) : null}
      {cell.difference ? <span className="block text-xs text-muted">{cell.difference}</span> : null}
    </>
  );
}
