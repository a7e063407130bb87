"use client";

import { useState } from "react";
import { Section } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { formatThreshold } from "@/features/deployment/thresholds";
import { formatCount, formatShare } from "@/lib/format/numbers";
import { labelText } from "@/lib/vocabulary/columns";
import { quotedLabel } from "../quoted-label";
import { confusions, confusionSentence, type Matrix, type MatrixCell, shownMatrix } from "./confusion";

type Unit = "counts" | "shares";

const UNITS: { value: Unit; label: string }[] = [
  { value: "counts", label: "Rows" },
  { value: "shares", label: "Shares" },
];
const LISTED_CONFUSIONS = 8;
/** Of the strongest tint; more would be too dark to read on. */
const DEEPEST_PERCENT = 40;

interface ConfusionMatrixProps {
  matrix: Matrix;
  /** The threshold that answers go by, where it is not what the matrix was counted with. */
  threshold: number | null;
}

export function ConfusionMatrix({ matrix, threshold }: ConfusionMatrixProps) {
  const [unit, setUnit] = useState<Unit>("counts");
  const shown = shownMatrix(matrix);
  const cut = shown.labels.length < shown.classes;
  return (
    <Section
      title="What is taken for what"
      hint={confusionSentence(matrix)}
      actions={<Segmented label="Cells show" value={unit} onValueChange={setUnit} options={UNITS} />}
    >
      <Table caption={`True and predicted labels, ${unit === "counts" ? "rows" : "shares of each true label's rows"}`}>
        <thead>
          <tr>
            <td />
            <HeadCell scope="colgroup" colSpan={shown.labels.length} className="border-b-0 pb-0 text-center">
              predicted
            </HeadCell>
          </tr>
          <tr>
            <HeadCell>true</HeadCell>
            {shown.labels.map((label, place) => (
              <HeadCell key={place} className="text-center last:pr-2">
                <LabelName text={labelText(label)} />
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((row, place) => (
            <tr key={place}>
              <HeadCell scope="row" className="text-sm text-text">
                <LabelName text={labelText(row.label)} />
              </HeadCell>
              {row.cells.map((cell, column) => (
                <HeatCell key={column} cell={cell} unit={unit} />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {cut ? (
        <p className="mt-3 text-xs text-muted">
          {`The ${shown.labels.length} of ${formatCount(shown.classes)} labels with the most mistakes; `}
          shares are of all rows of a label.
        </p>
      ) : null}
      {threshold === null ? null : (
        <p className="mt-3 text-xs text-muted">
          {`Counted with the more probable answer. Predictions go by the threshold ${formatThreshold(threshold)}, `}
          whose counts are below.
        </p>
      )}
      {cut ? <ConfusionList matrix={matrix} /> : null}
    </Section>
  );
}

function LabelName({ text }: { text: string }) {
  return (
    <span className="inline-block max-w-32 truncate align-bottom" title={text}>
      {text}
    </span>
  );
}

function HeatCell({ cell, unit }: { cell: MatrixCell; unit: Unit }) {
  const colour = cell.right ? "--accent" : "--wrong";
  const tint = `color-mix(in srgb, var(${colour}) ${Math.round(cell.share * DEEPEST_PERCENT)}%, transparent)`;
  return (
    <Cell className="min-w-16 py-3 text-center last:pr-2" style={{ backgroundColor: tint }}>
      <span className={cell.right ? "font-semibold" : undefined}>
        {unit === "counts" ? formatCount(cell.count) : formatShare(cell.share)}
      </span>
    </Cell>
  );
}

function ConfusionList({ matrix }: { matrix: Matrix }) {
  return (
    <>
      <h3 className="mt-4 font-medium">Most frequent mistakes</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {confusions(matrix, LISTED_CONFUSIONS).map(({ truth, said, count }, place) => (
          <li key={place} className="flex justify-between gap-4">
            <span className="min-w-0">{`${quotedLabel(truth)} taken for ${quotedLabel(said)}`}</span>
            <span className="shrink-0">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
