"use client";

import { Undo2 } from "lucide-react";
import { useId, useState } from "react";
import { type Control, useController } from "react-hook-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field, Input, Select, TextArea } from "@/components/ui/fields";
import { CategoryField } from "./category-field";
import { type FormField, isBeyond, isChanged, rangeOf } from "./fields";
import type { Row } from "./row-schema";

interface FeatureFieldProps {
  field: FormField;
  /** Its place in the form's values. */
  place: number;
  control: Control<Row>;
}

/** One column's value, marked where it is not the example's. */
export function FeatureField({ field, place, control }: FeatureFieldProps) {
  const id = `${useId()}-${place}`;
  const {
    field: { ref, value, onBlur, onChange, name },
    fieldState,
  } = useController({ control, name: `values.${place}` });
  // A browser keeps to itself what it cannot read as a number, and says that the box is empty.
  const [unreadable, setUnreadable] = useState(false);
  const [timesPutBack, setTimesPutBack] = useState(0);
  const changed = isChanged(field, value);
  const error = unreadable ? "This is not a number, so it counts as empty." : fieldState.error?.message;
  const hint = hintOf(field, value);
  const described = error || hint ? `${id}-hint` : undefined;
  const shared = {
    id,
    name,
    value,
    autoComplete: "off",
    "aria-describedby": described,
    "aria-invalid": error !== undefined,
    onBlur,
  };
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", changed && "border-l-2 border-accent pl-3")}>
      <Field label={field.column} htmlFor={id} hint={hint} error={error}>
        {field.kind === "number" ? (
          <Input
            {...shared}
            ref={ref}
            type="number"
            step="any"
            inputMode="decimal"
            onInput={(event) => setUnreadable(event.currentTarget.validity.badInput)}
            onChange={onChange}
            // Scrolling the page over a box must not change what is in it.
            onWheel={(event) => event.currentTarget.blur()}
          />
        ) : field.kind === "boolean" ? (
          <Select {...shared} ref={ref} onChange={onChange}>
            <option value="">Empty (missing)</option>
            <option value="true">true</option>
            <option value="false">false</option>
          </Select>
        ) : field.kind === "category" ? (
          <CategoryField
            key={timesPutBack}
            id={id}
            column={field.column}
            categories={field.categories}
            value={value}
            onChange={onChange}
            describedBy={described}
          />
        ) : field.kind === "text" ? (
          <TextArea {...shared} ref={ref} rows={2} className="min-h-14" onChange={onChange} />
        ) : (
          <Input {...shared} ref={ref} type="text" placeholder={field.example} onChange={onChange} />
        )}
      </Field>
      {changed ? (
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <Badge tone="accent">changed</Badge>
          <span className="min-w-0">{field.example === "" ? "was empty" : `was ${field.example}`}</span>
          <Button
            size="inline"
            variant="link"
            className="text-xs"
            aria-label={`Put ${field.column} back to the example`}
            onClick={() => {
              setUnreadable(false);
              setTimesPutBack(timesPutBack + 1);
              onChange(field.example);
            }}
          >
            <Undo2 aria-hidden />
            Put back
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function hintOf(field: FormField, written: string): string | undefined {
  if (field.kind === "date") return field.example ? `A date as in the file, such as ${field.example}` : "A date as in the file";
  const range = rangeOf(field);
  if (field.kind !== "number" || range === null) return undefined;
  return isBeyond(field, written) ? `Beyond the rows it was trained on: ${range}` : `In training ${range}`;
}
