"use client";

import { ChartLine, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Cell, HeadCell, Table } from "@/components/ui/table";

export interface ChartTable {
  columns: string[];
  rows: (string | number)[][];
}

interface ChartFrameProps {
  title: string;
  /** What the chart shows, in a sentence: the text alternative. */
  summary: string;
  table: ChartTable;
  children: ReactNode;
}

/** A chart with its title, its sentence, and its table behind a button. */
export function ChartFrame({ title, summary, table, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`} className="min-w-0">
      <figcaption className="mb-2 flex items-start justify-between gap-2">
        <div>
          <p id={`${id}-title`} className="font-medium">
            {title}
          </p>
          <p id={`${id}-summary`} className="text-xs text-muted">
            {summary}
          </p>
        </div>
        <Button
          variant="quiet"
          size="icon"
          className="-mr-2 -mt-2"
          aria-pressed={asTable}
          aria-label={`${title} as a table`}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
        </Button>
      </figcaption>
      {asTable ? (
        <div className="max-h-80 overflow-y-auto">
          <Table caption={title}>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <HeadCell key={column}>{column}</HeadCell>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, place) => (
                <tr key={place}>
                  {row.map((value, column) => (
                    <Cell key={column}>{value}</Cell>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      ) : (
        children
      )}
    </figure>
  );
}
