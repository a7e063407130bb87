"use client";

import { useState } from "react";
import type { Control } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { counted } from "@/lib/format/numbers";
import { FeatureField } from "./feature-field";
import type { FormField } from "./fields";
import type { Row } from "./row-schema";

/** Beyond these the answer would be far from the value that changes it. */
const SHOWN_AT_FIRST = 12;

interface FeatureFormProps {
  fields: readonly FormField[];
  control: Control<Row>;
  /** How many values differ from the example's. */
  changes: number;
  onReset: () => void;
  /** Grows with each way back to the example, which starts every field anew. */
  round: number;
}

/** The row that is asked about; columns that matter most come first. */
export function FeatureForm({ fields, control, changes, onReset, round }: FeatureFormProps) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? fields : fields.slice(0, SHOWN_AT_FIRST);
  return (
    <Section
      title="A row"
      hint="Filled from a real row. Change a value and see what becomes of the answer; the columns that matter most come first."
      actions={
        <Button size="small" disabled={changes === 0} onClick={onReset}>
          Back to the example
        </Button>
      }
    >
      <form className="grid gap-4 sm:grid-cols-2" onSubmit={(event) => event.preventDefault()}>
        {shown.map((field, place) => (
          <FeatureField key={`${round}-${place}`} field={field} place={place} control={control} />
        ))}
      </form>
      {fields.length > SHOWN_AT_FIRST ? (
        <Button size="small" variant="quiet" className="mt-4" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? "Show fewer columns" : `Show all ${counted(fields.length, "column")}`}
        </Button>
      ) : null}
    </Section>
  );
}
