import { Cell, HeadCell, Table } from "@/components/ui/table";
import { formatCount, formatScore } from "@/lib/format/numbers";
import type { ThresholdRow } from "./thresholds";

interface ThresholdCountsProps {
  row: ThresholdRow;
  positive: string;
  negative: string;
}

/** Right and wrong answers at one threshold, with the scores that they make. */
export function ThresholdCounts({ row, positive, negative }: ThresholdCountsProps) {
  const scores = [
    { name: "Precision", value: row.precision },
    { name: "Recall", value: row.recall },
    { name: "F1", value: row.f1_score },
  ];
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-3 gap-3">
        {scores.map(({ name, value }) => (
          <div key={name} className="rounded-md bg-sunken px-3 py-2">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="text-base font-semibold">{value === null ? "–" : formatScore(value)}</dd>
          </div>
        ))}
      </dl>
      <Table caption="Hold-out rows by what they are and what they would be called">
        <thead>
          <tr>
            <HeadCell>Hold-out rows</HeadCell>
            <HeadCell className="max-w-40 truncate text-right" title={positive}>
              called “{positive}”
            </HeadCell>
            <HeadCell className="max-w-40 truncate text-right" title={negative}>
              called “{negative}”
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          <CountsRow label={positive} counts={[row.true_positives, row.false_negatives]} right={0} />
          <CountsRow label={negative} counts={[row.false_positives, row.true_negatives]} right={1} />
        </tbody>
      </Table>
    </div>
  );
}

function CountsRow({ label, counts, right }: { label: string; counts: [number, number]; right: 0 | 1 }) {
  return (
    <tr>
      <th scope="row" className="max-w-40 truncate border-b border-line py-2 pr-2 text-left font-normal" title={label}>
        are “{label}”
      </th>
      {counts.map((count, place) => (
        <Cell key={place} className="text-right">
          {formatCount(count)} <span className="text-xs text-muted">{place === right ? "right" : "wrong"}</span>
        </Cell>
      ))}
    </tr>
  );
}
