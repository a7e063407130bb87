"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { Report } from "@/lib/api/jobs";
import { counted, formatCount } from "@/lib/format/numbers";
import { formatClock, formatDuration } from "@/lib/format/time";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";
import { settingsLine } from "./settings";

const PAGE = 25;

/** Every configuration that was tried, folded until somebody asks. */
export function TrialsTable({ report }: { report: Report }) {
  const [shown, setShown] = useState(0);
  const { trials, search } = report;
  const told =
    trials.length < search.trials
      ? `${formatCount(trials.length)} of ${counted(search.trials, "configuration")}: those that improved, and the latest.`
      : undefined;
  return (
    <Section title="Every configuration" hint={told}>
      {shown > 0 ? (
        <Table caption="Configurations in the order in which they were tried">
          <thead>
            <tr>
              <HeadCell className="text-right">number</HeadCell>
              <HeadCell>estimator</HeadCell>
              <HeadCell className="text-right">{metricName(search.metric)}</HeadCell>
              <HeadCell className="text-right">took</HeadCell>
              <HeadCell className="text-right">ended at</HeadCell>
              <HeadCell>settings</HeadCell>
            </tr>
          </thead>
          <tbody>
            {trials.slice(0, shown).map((trial) => (
              <tr key={trial.number}>
                <Cell className="text-right">{formatCount(trial.number)}</Cell>
                <Cell className="whitespace-nowrap">{estimatorName(trial.estimator)}</Cell>
                <Cell className="text-right">{trial.score === null ? "failed" : formatMetric(search.metric, trial.score)}</Cell>
                <Cell className="whitespace-nowrap text-right">{formatDuration(trial.seconds)}</Cell>
                <Cell className="text-right">{formatClock(trial.at_seconds)}</Cell>
                <Cell className="min-w-80 font-mono text-xs text-muted">{settingsLine(trial.config)}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {shown < trials.length ? (
        <Button className={shown > 0 ? "mt-4" : undefined} onClick={() => setShown(shown + PAGE)}>
          {shown > 0 ? "Show more" : `Show ${counted(trials.length, "configuration")}`}
        </Button>
      ) : null}
    </Section>
  );
}
