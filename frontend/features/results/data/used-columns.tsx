"use client";

import { Section } from "@/components/ui/card";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { Job } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { COLUMN_TYPES } from "@/lib/vocabulary/columns";

/** What the model takes, and as what it reads each column. */
export function UsedColumns({ info }: { info: NonNullable<Job["preprocessing_info"]> }) {
  return (
    <Section title="Columns used" hint={`The model takes ${counted(info.feature_count, "column")}.`}>
      <div className="max-h-96 overflow-y-auto">
        <Table caption="Columns used, and how they are read">
          <thead>
            <tr>
              <HeadCell>column</HeadCell>
              <HeadCell>read as</HeadCell>
            </tr>
          </thead>
          <tbody>
            {info.feature_columns.map((column, place) => (
              <tr key={place}>
                <HeadCell scope="row" className="whitespace-normal font-mono text-text">
                  {column}
                </HeadCell>
                <Cell>{typeName(info, column)}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}

/** A column may be called as something that every object has. */
function typeName({ feature_types }: NonNullable<Job["preprocessing_info"]>, column: string): string {
  const type = Object.hasOwn(feature_types, column) ? feature_types[column] : undefined;
  return type ? COLUMN_TYPES[type] : "–";
}
