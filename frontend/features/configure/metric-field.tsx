"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Field, Select } from "@/components/ui/fields";
import { metricMeaning, metricName } from "@/lib/vocabulary/metrics";
import type { ProblemType } from "@/lib/vocabulary/problem-types";
import { AUTO, automaticMetric, fittingMetric, metricChoices } from "./metric-choices";
import type { Settings } from "./settings";

const ID = "training-metric";

interface MetricFieldProps {
  problemType: ProblemType;
  classes: number;
}

/** What the search makes as good as it can. */
export function MetricField({ problemType, classes }: MetricFieldProps) {
  const { control, setValue } = useFormContext<Settings>();
  const chosen = fittingMetric(useWatch({ control, name: "metric" }), problemType, classes);
  const automatic = automaticMetric(problemType, classes);
  const meaning = metricMeaning(chosen === AUTO ? automatic : chosen);
  return (
    <Field label="Metric to optimise" htmlFor={ID} hint={meaning ? `${meaning}.` : undefined}>
      <Select
        id={ID}
        aria-describedby={`${ID}-hint`}
        value={chosen}
        onChange={(event) => setValue("metric", event.target.value)}
      >
        <option value={AUTO}>Automatic: {metricName(automatic)}</option>
        {metricChoices(problemType, classes).map((metric) => (
          <option key={metric} value={metric}>
            {metricName(metric)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
