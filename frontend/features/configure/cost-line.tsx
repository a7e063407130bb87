"use client";

import { Info } from "lucide-react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import type { Dataset } from "@/lib/api/datasets";
import { formatDollars } from "@/lib/format/numbers";
import { formatDuration } from "@/lib/format/time";
import { FARGATE_SPOT } from "./aws-price";
import { containerFor, estimateCost } from "./estimate-cost";
import type { Settings } from "./settings";
import { budgetSeconds } from "./time-budget";

/** What the job would cost on AWS at most, with what is assumed. */
export function CostLine({ dataset, rows }: { dataset: Dataset; rows: number }) {
  const { control } = useFormContext<Settings>();
  const budget = useWatch({ control, name: "budget" });
  const minutes = useWatch({ control, name: "minutes" });
  const seconds = budgetSeconds(budget, minutes, rows);
  const container = containerFor(dataset);
  const size = `${container.vcpus} vCPU and ${container.gigabytes} GB`;
  return (
    <div>
      <div className="flex items-center justify-between gap-3">
        <p>Estimated cost on AWS</p>
        <div className="flex items-center gap-1">
          <p className="font-medium">{formatDollars(estimateCost(container, seconds))}</p>
          <Tooltip
            text={
              `${formatDuration(seconds)} of ${size} at about $${FARGATE_SPOT.dollarsPerVcpuHour} a vCPU-hour and ` +
              `$${FARGATE_SPOT.dollarsPerGigabyteHour} a GB-hour, as is usual for Fargate Spot on Linux in ` +
              `${FARGATE_SPOT.region}. Spot prices change. Where all of it runs on your own machine it costs nothing.`
            }
          >
            <Button variant="quiet" size="icon" className="-mr-2 size-8" aria-label="How the cost is estimated">
              <Info aria-hidden />
            </Button>
          </Tooltip>
        </div>
      </div>
      <p className="text-xs text-muted">
        At most {formatDuration(seconds)} of Fargate Spot with {size}
      </p>
    </div>
  );
}
