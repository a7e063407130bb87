"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { sentenceOf } from "@/lib/api/problem";
import { AdvancedFields } from "./advanced-fields";
import { BudgetField } from "./budget-field";
import { CostLine } from "./cost-line";
import { Disclosure } from "./disclosure";
import { MetricField } from "./metric-field";
import { obstacleTo } from "./obstacle";
import { PlanFacts } from "./plan-facts";
import { defaultSettings, type Settings, settingsSchema } from "./settings";
import { autoBudget } from "./time-budget";
import { trainRequest } from "./train-request";
import type { Plan } from "./use-plan";
import { useTrain } from "./use-train";

/** What training will do, what it may cost, and the button that starts it. */
export function PlanCard({ plan }: { plan: Plan }) {
  const { dataset, rows, target, problemType, decisions, choices } = plan;
  const form = useForm<Settings>({
    resolver: zodResolver(settingsSchema),
    defaultValues: defaultSettings(autoBudget(rows).seconds),
    mode: "onChange",
  });
  const [advanced, setAdvanced] = useState(false);
  const { train, isStarting, error } = useTrain();
  const used = [...decisions.values()].filter((decision) => decision.used).length;
  const obstacle = obstacleTo({ column: target, rows, problemType, features: decisions.size, used });

  function start(settings: Settings) {
    if (!target || obstacle || isStarting) return;
    train(trainRequest({ datasetId: dataset.dataset_id, columns: dataset.columns, target, problemType, choices, settings }));
  }

  return (
    <Section title="What will happen">
      <FormProvider {...form}>
        <form
          noValidate
          aria-label="Training"
          className="flex flex-col gap-5"
          // A field that does not fit may be folded away.
          onSubmit={(event) => void form.handleSubmit(start, () => setAdvanced(true))(event)}
        >
          {target ? <PlanFacts plan={plan} target={target} /> : null}
          <BudgetField rows={rows} />
          {target ? <MetricField problemType={problemType} classes={target.distinct} /> : null}
          <Disclosure title="More settings" as="h3" open={advanced} onOpenChange={setAdvanced}>
            <AdvancedFields />
          </Disclosure>
          <div className="flex flex-col gap-3 border-t border-line pt-4">
            <CostLine dataset={dataset} rows={rows} />
            <div role="status">{obstacle ? <Notice tone="careful" title={obstacle} /> : null}</div>
            {error ? (
              <Notice tone="wrong" title="The training was not started.">
                {sentenceOf(error)}
              </Notice>
            ) : null}
            <Button type="submit" variant="primary" size="large" disabled={obstacle !== null || isStarting}>
              {isStarting ? "Starting…" : "Train model"}
            </Button>
          </div>
        </form>
      </FormProvider>
    </Section>
  );
}
