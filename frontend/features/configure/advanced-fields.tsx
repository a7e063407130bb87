"use client";

import { useFormContext, useFormState, useWatch } from "react-hook-form";
import { Field, Input } from "@/components/ui/fields";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import type { Settings } from "./settings";

const MODELS: { value: Settings["model"]; label: string }[] = [
  { value: "auto", label: "Automatic" },
  { value: "single", label: "Single" },
];
const SEED = "training-seed";
const TRIALS = "training-max-trials";

/** What only some people ever change. */
export function AdvancedFields() {
  const { control, register, setValue } = useFormContext<Settings>();
  const { errors } = useFormState({ control });
  const model = useWatch({ control, name: "model" });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <div className="flex items-center justify-between gap-3">
          <p className="text-xs font-medium text-muted">Model</p>
          <Segmented label="Model" value={model} onValueChange={(next) => setValue("model", next)} options={MODELS} />
        </div>
        <p className="text-xs text-muted">
          {model === "auto"
            ? "Several models are combined where that is better."
            : "One model: the smallest file and the quickest answers."}
        </p>
      </div>
      <SettingSwitch
        name="earlyStop"
        label="End the search early"
        hint="Once it finds nothing better, instead of using up the time."
      />
      <SettingSwitch
        name="retrainFull"
        label="Fit on all rows at the end"
        hint="Once the model is measured it is fitted again, the rows of the scores included. The scores are those of the model before."
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label="Seed" htmlFor={SEED} error={errors.seed?.message} hint="The same seed, the same split.">
          <Input
            id={SEED}
            inputMode="numeric"
            autoComplete="off"
            aria-describedby={`${SEED}-hint`}
            aria-invalid={errors.seed ? true : undefined}
            {...register("seed")}
          />
        </Field>
        <Field label="Most trials" htmlFor={TRIALS} error={errors.maxTrials?.message} hint="Empty: only time is a limit.">
          <Input
            id={TRIALS}
            inputMode="numeric"
            autoComplete="off"
            placeholder="no limit"
            aria-describedby={`${TRIALS}-hint`}
            aria-invalid={errors.maxTrials ? true : undefined}
            {...register("maxTrials")}
          />
        </Field>
      </div>
    </div>
  );
}

interface SettingSwitchProps {
  name: "earlyStop" | "retrainFull";
  label: string;
  hint: string;
}

function SettingSwitch({ name, label, hint }: SettingSwitchProps) {
  const { control, setValue } = useFormContext<Settings>();
  const on = useWatch({ control, name });
  const id = `training-${name}`;
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      </div>
      <Switch
        id={id}
        aria-describedby={`${id}-hint`}
        checked={on}
        onCheckedChange={(next) => setValue(name, next)}
      />
    </div>
  );
}
