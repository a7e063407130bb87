"use client";

import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/card";
import type { Job } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { type MetricCard, metricCards } from "./metric-cards";

export function MetricGrid({ job }: { job: Job }) {
  const cards = metricCards(job);
  if (cards.length === 0) return null;
  const rows = job.rows ? counted(job.rows.holdout, "row") : "rows";
  return (
    <Section
      title="Scores"
      hint={`Measured on ${rows} that it had never seen. The baseline is what one gets without looking at any column.`}
    >
      <dl className="grid gap-3 xs:grid-cols-2 lg:grid-cols-4">
        {cards.map((card) => (
          <MetricCell key={card.name} card={card} />
        ))}
      </dl>
    </Section>
  );
}

function MetricCell({ card }: { card: MetricCard }) {
  return (
    <div className="flex flex-col gap-1 rounded-md border border-line p-3">
      <dt className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs font-medium text-muted">
        {card.title}
        {card.optimised ? <Badge tone="accent">optimised</Badge> : null}
      </dt>
      <dd className="text-2xl font-semibold">{card.text}</dd>
      {card.baseline === null ? null : <dd className="text-xs text-muted">{`baseline ${card.baseline}`}</dd>}
      <dd className="text-xs text-muted">
        {card.meaning}
        {card.lowerIsBetter ? "; less is better" : ""}
      </dd>
    </div>
  );
}
