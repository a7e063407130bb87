"use client";

import { useId, useState } from "react";
import { Section } from "@/components/ui/card";
import { Field, Select } from "@/components/ui/fields";
import { formatCount, formatDollars } from "@/lib/format/numbers";
import { ASSUMPTIONS, dollarsOfEndpoint, dollarsPerPrediction, evenPredictions, PRICES } from "./cost";

const AMOUNTS = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
const MILLION = 1_000_000;

/** Paid by the call beside an endpoint that is always on, with everything that is taken for granted. */
export function CostPanel() {
  const id = useId();
  const [amount, setAmount] = useState(100_000);
  const byCall = amount * dollarsPerPrediction();
  const endpoint = dollarsOfEndpoint();
  const [cheaper, dearer] = byCall <= endpoint ? [byCall, endpoint] : [endpoint, byCall];
  return (
    <Section
      title="What it costs on AWS"
      hint="Deployed on AWS, the model runs only while it is asked, so an idle one costs nothing. On your own machine there is nothing to pay."
    >
      <Field label="Predictions a month" htmlFor={id} className="max-w-60">
        <Select id={id} value={String(amount)} onChange={(event) => setAmount(Number(event.target.value))}>
          {AMOUNTS.map((option) => (
            <option key={option} value={String(option)}>
              {formatCount(option)}
            </option>
          ))}
        </Select>
      </Field>
      <dl className="mt-4 grid gap-3 sm:grid-cols-2" aria-live="polite">
        <Price name="This model, paid by the call" detail="Lambda and API Gateway" dollars={byCall} />
        <Price name="An endpoint that is always on" detail={`SageMaker, one ${ASSUMPTIONS.instance}`} dollars={endpoint} />
      </dl>
      <p className="mt-3">
        {byCall <= endpoint ? "By the call is" : "The endpoint is"} cheaper by {formatDollars(dearer - cheaper)} a month. Both cost
        the same at about {Math.round(evenPredictions() / MILLION)} million predictions a month.
      </p>
      <details className="mt-3 text-xs text-muted">
        <summary className="w-fit text-text">What this assumes</summary>
        <ul className="mt-2 list-disc space-y-1 pl-4">
          <li>List prices of us-east-1 in US dollars, without free tiers, taxes and data transfer; yours may differ.</li>
          <li>
            SageMaker: one {ASSUMPTIONS.instance} at ${PRICES.instanceHour} an hour, {ASSUMPTIONS.hoursPerMonth} hours a month,
            without a second one for availability.
          </li>
          <li>
            Lambda on arm64: {ASSUMPTIONS.memoryGigabytes} GB for {ASSUMPTIONS.secondsPerPrediction} s for each prediction, at $
            {PRICES.lambdaGigabyteSecond.toFixed(10)} for a GB-second and ${PRICES.lambdaMillionRequests.toFixed(2)} for a million
            calls.
          </li>
          <li>API Gateway: ${PRICES.apiMillionRequests.toFixed(2)} for a million calls. One row in each call; a batch costs less.</li>
        </ul>
      </details>
    </Section>
  );
}

function Price({ name, detail, dollars }: { name: string; detail: string; dollars: number }) {
  return (
    <div className="rounded-md bg-sunken px-4 py-3">
      <dt>
        {name}
        <span className="block text-xs text-muted">{detail}</span>
      </dt>
      <dd className="mt-1 text-2xl font-semibold">
        {formatDollars(dollars)} <span className="text-sm font-normal text-muted">a month</span>
      </dd>
    </div>
  );
}
