"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { formatDuration } from "@/lib/format/time";
import type { Settings } from "./settings";
import { autoBudget, budgetSeconds, FEWEST_MINUTES, MOST_MINUTES } from "./time-budget";

const WAYS: { value: Settings["budget"]; label: string }[] = [
  { value: "auto", label: "Automatic" },
  { value: "own", label: "Choose" },
];

/** How long the job may take: by the rows of the file, or as chosen. */
export function BudgetField({ rows }: { rows: number }) {
  const { control, setValue } = useFormContext<Settings>();
  const budget = useWatch({ control, name: "budget" });
  const minutes = useWatch({ control, name: "minutes" });
  const earlyStop = useWatch({ control, name: "earlyStop" });
  const length = formatDuration(budgetSeconds(budget, minutes, rows));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <p className="text-xs font-medium text-muted">Time budget</p>
        <Segmented
          label="Time budget"
          value={budget}
          onValueChange={(next) => setValue("budget", next)}
          options={WAYS}
        />
      </div>
      <p className="text-base font-semibold">{length}</p>
      {budget === "own" ? (
        <Slider
          label="Minutes"
          value={minutes}
          onValueChange={(next) => setValue("minutes", next)}
          min={FEWEST_MINUTES}
          max={MOST_MINUTES}
          step={1}
          valueText={length}
        />
      ) : null}
      <p className="text-xs text-muted">
        {budget === "auto" ? `As for all ${autoBudget(rows).files}. ` : "For the whole job, reports included. "}
        {earlyStop ? "The search ends sooner once it finds nothing better." : ""}
      </p>
    </div>
  );
}
