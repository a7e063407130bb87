"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/fields";
import { HeadCell, Table } from "@/components/ui/table";
import { counted } from "@/lib/format/numbers";
import { ColumnRow, WIDE } from "./column-row";
import { quoted } from "./quoted";
import type { Plan } from "./use-plan";
import { withName } from "./with-name";

const PAGE = 100;
const MANY_COLUMNS = 12;
const HEADS = ["Column", "Type", "Missing", "Distinct", "Shape", "Use", "Why"];
const ALWAYS_SHOWN = new Set(["Column", "Use"]);

/** Every column: what is in it, what training would do with it and why, and a switch to say otherwise. */
export function ColumnCard({ plan }: { plan: Plan }) {
  const { dataset, rows, target, decisions, choices, switchColumn, chooseColumn, resetColumns } = plan;
  const [query, setQuery] = useState("");
  const [most, setMost] = useState(PAGE);
  const matching = withName(dataset.columns, query);
  const hidden = Math.max(0, matching.length - most);
  return (
    <Section
      title="Columns"
      hint="What the model may learn from. Columns that turn out to tell the answer are left out while training; the results name them."
      actions={
        <>
          {choices.size > 0 ? (
            <Button variant="quiet" onClick={resetColumns}>
              <RotateCcw aria-hidden />
              Undo my changes
            </Button>
          ) : null}
          {dataset.columns.length > MANY_COLUMNS ? (
            <Input
              type="search"
              aria-label="Find a column in the table"
              placeholder="Find a column"
              className="w-44"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          ) : null}
        </>
      }
    >
      {matching.length === 0 ? (
        <p className="text-muted">No column has {quoted(query.trim())} in its name.</p>
      ) : (
        <Table caption="Columns of the file, and what training does with them">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <HeadCell key={head} className={cn("first:pl-2", !ALWAYS_SHOWN.has(head) && WIDE)}>
                  {head}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {matching.slice(0, most).map((column) => (
              <ColumnRow
                key={column.name}
                column={column}
                rows={rows}
                isTarget={column === target}
                decision={decisions.get(column.name)}
                onSwitch={(on) => switchColumn(column.name, on)}
                onChoose={(choice) => chooseColumn(column.name, choice)}
              />
            ))}
          </tbody>
        </Table>
      )}
      {hidden > 0 ? (
        <Button className="mt-3" onClick={() => setMost(most + PAGE)}>
          Show {counted(Math.min(PAGE, hidden), "more column")}
        </Button>
      ) : null}
    </Section>
  );
}
