import { Section } from "@/components/ui/card";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { Schema } from "@/lib/api/client";
import { counted, formatCount } from "@/lib/format/numbers";
import { formatClock } from "@/lib/format/time";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";

/** Each kind of model by the best that it has done so far. */
export function Leaderboard({ search }: { search: Schema<"SearchProgress"> }) {
  const standings = search.leaderboard ?? [];
  return (
    <Section
      title="Leaderboard"
      hint={`${counted(search.trials, "try", "tries")} in ${formatClock(search.elapsed_seconds)} of ${formatClock(search.budget_seconds)}`}
    >
      {standings.length === 0 ? (
        <p className="text-muted">The kinds of models are ranked here once they have been tried.</p>
      ) : (
        <Table caption="Kinds of models by their best score so far">
          <thead>
            <tr>
              <HeadCell>#</HeadCell>
              <HeadCell>Model</HeadCell>
              <HeadCell className="text-right">{metricName(search.metric)}</HeadCell>
              <HeadCell className="text-right">Tries</HeadCell>
            </tr>
          </thead>
          <tbody>
            {standings.map(({ estimator, score, trials }, place) => (
              <tr key={estimator} className={place === 0 ? "font-medium" : undefined}>
                <Cell className="w-8 text-muted">{place + 1}</Cell>
                <Cell>{estimatorName(estimator)}</Cell>
                <Cell className="text-right">{formatMetric(search.metric, score)}</Cell>
                <Cell className="text-right">{formatCount(trials)}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
