"use client";

import { LineChart } from "@/components/charts/line-chart";
import { Section } from "@/components/ui/card";
import type { Report } from "@/lib/api/jobs";
import { formatClock } from "@/lib/format/time";
import { formatMetric, metricName } from "@/lib/vocabulary/metrics";
import { gainsOf, gainsSentence, searchSentence } from "./search-words";

export function SearchHistory({ report }: { report: Report }) {
  const { search, trials } = report;
  const gains = gainsOf(trials);
  const metric = metricName(search.metric);
  return (
    <Section title="The search" hint={searchSentence(search)}>
      {gains.length > 0 ? (
        <LineChart
          title={`Best ${metric} so far`}
          summary={gainsSentence(gains, search.metric)}
          series={[{ name: metric, points: gains.map(({ atSeconds, score }) => [atSeconds, score] as const) }]}
          xLabel="time of search"
          yLabel={search.higher_is_better ? metric : `${metric}, less is better`}
          formatX={formatClock}
          formatY={(score) => formatMetric(search.metric, score)}
          steps
        />
      ) : null}
    </Section>
  );
}
