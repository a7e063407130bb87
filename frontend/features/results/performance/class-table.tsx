import { Section } from "@/components/ui/card";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { Job } from "@/lib/api/jobs";
import { formatCount, formatScore } from "@/lib/format/numbers";
import { labelText } from "@/lib/vocabulary/columns";

/** How each label fares against all others. */
export function ClassTable({ classes }: { classes: Job["classes"] }) {
  return (
    <Section
      title="Label by label"
      hint="Precision: of the rows called so, the share that is so. Recall: of the rows that are so, the share that was found."
    >
      <div className="max-h-96 overflow-y-auto">
        <Table caption="Scores of each label">
          <thead>
            <tr>
              <HeadCell>label</HeadCell>
              <HeadCell className="text-right">rows</HeadCell>
              <HeadCell className="text-right">precision</HeadCell>
              <HeadCell className="text-right">recall</HeadCell>
              <HeadCell className="text-right">F1</HeadCell>
            </tr>
          </thead>
          <tbody>
            {classes.map(({ label, rows, precision, recall, f1_score }, place) => (
              <tr key={place}>
                <HeadCell scope="row" className="whitespace-normal text-sm text-text">
                  {labelText(label)}
                </HeadCell>
                <Cell className="text-right">{formatCount(rows)}</Cell>
                <Cell className="text-right">{formatScore(precision)}</Cell>
                <Cell className="text-right">{formatScore(recall)}</Cell>
                <Cell className="text-right">{formatScore(f1_score)}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
