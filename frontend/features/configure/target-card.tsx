"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Input } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/format/numbers";
import { quoted } from "./quoted";
import { TargetDetail } from "./target-detail";
import { TargetOption } from "./target-option";
import type { Plan } from "./use-plan";
import { visibleTargets } from "./visible-targets";

/** From so many columns on, one looks for a name rather than through a list. */
const MANY_COLUMNS = 12;

/** The choice of the column to predict, with what choosing it means. */
export function TargetCard({ plan }: { plan: Plan }) {
  const { dataset, rows, ranked, target, unknownTarget, problemType, chooseTarget } = plan;
  const [query, setQuery] = useState("");
  const [all, setAll] = useState(false);
  const { columns, hidden } = visibleTargets(ranked, { query, all, chosen: target });
  const total = dataset.columns.length;
  return (
    <Section
      title="Predict which column?"
      hint="The model learns to tell this column from the others."
      actions={
        total > MANY_COLUMNS ? (
          <Input
            type="search"
            aria-label="Find a column to predict"
            placeholder="Find a column"
            className="w-44"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        ) : null
      }
    >
      {unknownTarget === null ? null : (
        <Notice tone="careful" className="mb-3" title={`The file has no column ${quoted(unknownTarget)}.`}>
          Choose the column to predict.
        </Notice>
      )}
      <fieldset className="min-w-0">
        <legend className="sr-only">Column to predict</legend>
        <div className="-mx-2 flex max-h-[26rem] flex-col overflow-y-auto px-2 py-0.5">
          {columns.map((column) => (
            <TargetOption
              key={column.name}
              column={column}
              rows={rows}
              problemType={column === target ? problemType : column.target.problem_type}
              chosen={column === target}
              suggested={ranked.suggested.includes(column)}
              unlikely={ranked.unlikely.includes(column)}
              onChoose={() => chooseTarget(column.name)}
            />
          ))}
        </div>
      </fieldset>
      {columns.length === 0 ? <p className="text-muted">No column has {quoted(query.trim())} in its name.</p> : null}
      {hidden > 0 ? (
        <Hidden total={total} hidden={hidden} searching={all || query.trim() !== ""} onAll={() => setAll(true)} />
      ) : null}
      {target ? <TargetDetail plan={plan} target={target} /> : null}
    </Section>
  );
}

interface HiddenProps {
  total: number;
  hidden: number;
  searching: boolean;
  onAll: () => void;
}

function Hidden({ total, hidden, searching, onAll }: HiddenProps) {
  if (searching) return <p className="mt-2 text-muted">And {counted(hidden, "more column")}; look for them by name.</p>;
  return (
    <Button variant="link" size="inline" className="mt-2" onClick={onAll}>
      Show all {counted(total, "column")}
    </Button>
  );
}
