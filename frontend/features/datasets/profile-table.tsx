"use client";

import { useState } from "react";
import { Sketch } from "@/components/charts/sketch";
import { Button } from "@/components/ui/button";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { Column, Dataset } from "@/lib/api/datasets";
import { formatCount, formatShare } from "@/lib/format/numbers";
import { COLUMN_TYPES } from "@/lib/vocabulary/columns";
import { columnSketch } from "./column-sketch";

/** A table of thousands of columns would keep the page from answering. */
const MOST_AT_FIRST = 100;

export function ProfileTable({ dataset: { columns, num_rows } }: { dataset: Dataset }) {
  const [all, setAll] = useState(false);
  const shown = all ? columns : columns.slice(0, MOST_AT_FIRST);
  return (
    <div>
      <Table caption="Columns: type, missing values, distinct values and distribution">
        <thead>
          <tr>
            <HeadCell>Column</HeadCell>
            <HeadCell>Type</HeadCell>
            <HeadCell className="text-right">Missing</HeadCell>
            <HeadCell className="text-right">Distinct</HeadCell>
            <HeadCell>Shape</HeadCell>
          </tr>
        </thead>
        <tbody>
          {shown.map((column, at) => (
            <ProfileRow key={at} column={column} rows={num_rows ?? 0} />
          ))}
        </tbody>
      </Table>
      {shown.length < columns.length ? (
        <Button size="small" className="mt-3" onClick={() => setAll(true)}>
          Show all {formatCount(columns.length)} columns
        </Button>
      ) : null}
    </div>
  );
}

function ProfileRow({ column, rows }: { column: Column; rows: number }) {
  const sketch = columnSketch(column);
  return (
    <tr>
      <Cell className="min-w-24 font-mono text-xs">{column.name}</Cell>
      <Cell className="whitespace-nowrap text-muted">{COLUMN_TYPES[column.dtype]}</Cell>
      <Cell className="whitespace-nowrap text-right">{formatShare(rows > 0 ? column.missing / rows : 0)}</Cell>
      <Cell className="whitespace-nowrap text-right">
        {column.distinct_is_estimate ? "about " : ""}
        {formatCount(column.distinct)}
      </Cell>
      <Cell>{sketch ? <Sketch {...sketch} /> : <span className="text-muted">–</span>}</Cell>
    </tr>
  );
}
