import { Section } from "@/components/ui/card";
import type { Job } from "@/lib/api/jobs";
import { formatCount } from "@/lib/format/numbers";
import { rowFacts } from "./row-facts";

export function RowCounts({ rows, target }: { rows: NonNullable<Job["rows"]>; target: string }) {
  return (
    <Section title="Rows">
      <dl className="flex flex-col gap-3">
        {rowFacts(rows, target).map(({ name, rows: count, meaning }) => (
          <div key={name} className="grid grid-cols-[1fr_auto] gap-x-4">
            <dt className="font-medium">{name}</dt>
            <dd>{formatCount(count)}</dd>
            <dd className="col-span-2 text-xs text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
