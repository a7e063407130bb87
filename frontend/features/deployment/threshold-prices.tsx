"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field, Input } from "@/components/ui/fields";
import { $api } from "@/lib/api/client";
import { sentenceOf } from "@/lib/api/problem";
import { formatNumber } from "@/lib/format/numbers";
import { useDebounced } from "@/lib/react/use-debounced";
import { formatThreshold, nearestRow, readPrice } from "./thresholds";

const PAUSE_MS = 300;
const WRONG_PRICE = "A price is a number from 0 up.";

interface ThresholdPricesProps {
  jobId: string;
  positive: string;
  negative: string;
  threshold: number;
  onChoose: (threshold: number) => void;
}

/** What mistakes of either kind cost, and the threshold at which they cost least. */
export function ThresholdPrices({ jobId, positive, negative, threshold, onChoose }: ThresholdPricesProps) {
  const id = useId();
  const [falsePositive, setFalsePositive] = useState("1");
  const [falseNegative, setFalseNegative] = useState("1");
  const prices = { positive: readPrice(falsePositive), negative: readPrice(falseNegative) };
  const readable = prices.positive !== null && prices.negative !== null;
  const positivePrice = useDebounced(prices.positive, PAUSE_MS);
  const negativePrice = useDebounced(prices.negative, PAUSE_MS);
  const priced = $api.useQuery(
    "get",
    "/jobs/{job_id}/thresholds",
    {
      params: {
        path: { job_id: jobId },
        query: { false_positive_cost: positivePrice ?? 1, false_negative_cost: negativePrice ?? 1 },
      },
    },
    { enabled: readable, staleTime: Infinity, placeholderData: keepPreviousData },
  );
  const table = priced.data;
  const here = table?.rows[nearestRow(table.rows, threshold)];
  const least = table?.rows[nearestRow(table.rows, table.cheapest)];
  const behind =
    priced.isPlaceholderData || positivePrice !== prices.positive || negativePrice !== prices.negative;
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 xs:grid-cols-2">
        <Field
          label={`Price of calling “${negative}” “${positive}”`}
          htmlFor={`${id}-positive`}
          error={prices.positive === null ? WRONG_PRICE : undefined}
        >
          <Input
            id={`${id}-positive`}
            inputMode="decimal"
            autoComplete="off"
            value={falsePositive}
            aria-invalid={prices.positive === null}
            aria-describedby={prices.positive === null ? `${id}-positive-hint` : undefined}
            onChange={(event) => setFalsePositive(event.target.value)}
          />
        </Field>
        <Field
          label={`Price of missing “${positive}”`}
          htmlFor={`${id}-negative`}
          error={prices.negative === null ? WRONG_PRICE : undefined}
        >
          <Input
            id={`${id}-negative`}
            inputMode="decimal"
            autoComplete="off"
            value={falseNegative}
            aria-invalid={prices.negative === null}
            aria-describedby={prices.negative === null ? `${id}-negative-hint` : undefined}
            onChange={(event) => setFalseNegative(event.target.value)}
          />
        </Field>
      </div>
      {priced.error ? <p className="text-xs text-wrong">{sentenceOf(priced.error)}</p> : null}
      {here && least ? (
        <div
          role="status"
          className={cn("flex flex-wrap items-center justify-between gap-2 text-sm", behind && "opacity-60")}
        >
          <p className="min-w-0">
            The mistakes on hold-out rows cost <strong>{formatNumber(here.cost)}</strong> here; the least is{" "}
            {formatNumber(least.cost)}, at {formatThreshold(least.threshold)}.
          </p>
          <Button
            size="small"
            disabled={here.threshold === least.threshold}
            onClick={() => onChoose(least.threshold)}
          >
            Go to the cheapest
          </Button>
        </div>
      ) : null}
      <p className="text-xs text-muted">
        The cheapest was found on these very rows, so on new ones it may cost a little more than here.
      </p>
    </div>
  );
}
