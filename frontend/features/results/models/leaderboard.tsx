import { Trophy } from "lucide-react";
import { Section } from "@/components/ui/card";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { Report } from "@/lib/api/jobs";
import { formatCount, formatShare } from "@/lib/format/numbers";
import { formatDuration } from "@/lib/format/time";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";
import { SettingsDisclosure } from "./settings-disclosure";

/** Each estimator at its best, and the ensemble of several where there is one. */
export function Leaderboard({ leaderboard, metric }: { leaderboard: Report["leaderboard"]; metric: string }) {
  return (
    <Section
      title="Leaderboard"
      hint="Each estimator's best configuration, by its score in the search. What the finished model gets is under Performance."
    >
      <Table caption="Estimators by their best score">
        <thead>
          <tr>
            <HeadCell>estimator</HeadCell>
            <HeadCell className="text-right">{metricName(metric)}</HeadCell>
            <HeadCell className="text-right">configurations</HeadCell>
            <HeadCell className="text-right">time of the best</HeadCell>
            <HeadCell className="text-right">share of the model</HeadCell>
            <HeadCell>settings</HeadCell>
          </tr>
        </thead>
        <tbody>
          {leaderboard.map((row, place) => (
            <tr key={place}>
              <HeadCell scope="row" className="text-sm text-text">
                <span className="flex items-center gap-2">
                  {estimatorName(row.estimator)}
                  {place === 0 ? <Trophy role="img" aria-label="best" className="size-4 text-good" /> : null}
                </span>
              </HeadCell>
              <Cell className="text-right">{formatMetric(metric, row.score)}</Cell>
              <Cell className="text-right">{formatCount(row.trials)}</Cell>
              <Cell className="whitespace-nowrap text-right">{formatDuration(row.seconds)}</Cell>
              <Cell className="text-right">{row.weight > 0 ? formatShare(row.weight) : "–"}</Cell>
              <Cell>
                <SettingsDisclosure settings={row.config} of={estimatorName(row.estimator)} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
