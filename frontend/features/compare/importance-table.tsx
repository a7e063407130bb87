"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Cell, Table } from "@/components/ui/table";
import type { Job } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { HeadRow } from "./head-row";
import { type ImportanceCell, importanceRows } from "./importance";

const SHOWN_AT_FIRST = 12;

/** What each model looks at, column by column. */
export function ImportanceTable({ jobs }: { jobs: readonly Job[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const rows = importanceRows(jobs);
  if (rows.length === 0) return null;
  return (
    <Section
      title="Importance"
      hint="How much worse the optimised metric gets when a column is shuffled. Bars are relative to each job's most telling column."
    >
      <Table caption="Importance of the columns side by side">
        <HeadRow first="Column" jobs={jobs} />
        <tbody>
          {(showsAll ? rows : rows.slice(0, SHOWN_AT_FIRST)).map(({ column, cells }) => (
            <tr key={column}>
              <th
                scope="row"
                className="max-w-48 truncate border-b border-line py-2 pr-3 text-left font-mono text-xs font-normal"
                title={column}
              >
                {column}
              </th>
              {cells.map((cell, place) => (
                <Cell key={place}>
                  {cell ? <Share cell={cell} /> : <span className="text-xs text-muted">not used</span>}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > SHOWN_AT_FIRST ? (
        <Button size="small" variant="quiet" className="mt-3" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? "Show fewer columns" : `Show all ${counted(rows.length, "column")}`}
        </Button>
      ) : null}
    </Section>
  );
}

function Share({ cell }: { cell: ImportanceCell }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="h-2 w-full min-w-12 max-w-32 rounded-sm bg-sunken">
        <span className="block h-full rounded-sm bg-mark-1" style={{ width: `${cell.share * 100}%` }} />
      </span>
      <span className="text-xs">{cell.text}</span>
    </span>
  );
}
