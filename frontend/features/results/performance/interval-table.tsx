import { Section } from "@/components/ui/card";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { Schema } from "@/lib/api/client";
import { formatCount, formatNumber, formatShare } from "@/lib/format/numbers";

export function IntervalTable({ intervals }: { intervals: Schema<"IntervalCoverage">[] }) {
  return (
    <Section
      title="How wide a margin holds the truth"
      hint="Each width was measured on one half of the held-out rows and checked on the other."
    >
      <Table caption="Margins around a prediction" className="max-w-xl">
        <thead>
          <tr>
            <HeadCell>is to hold</HeadCell>
            <HeadCell className="text-right">prediction ±</HeadCell>
            <HeadCell className="text-right">held</HeadCell>
            <HeadCell className="text-right">rows</HeadCell>
          </tr>
        </thead>
        <tbody>
          {intervals.map(({ level, half_width, coverage, rows }) => (
            <tr key={level}>
              <HeadCell scope="row" className="text-sm text-text">
                {formatShare(level)}
              </HeadCell>
              <Cell className="text-right">{formatNumber(half_width)}</Cell>
              <Cell className="text-right">{formatShare(coverage)}</Cell>
              <Cell className="text-right">{formatCount(rows)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
