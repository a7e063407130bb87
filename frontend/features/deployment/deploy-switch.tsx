"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import type { Job } from "@/lib/api/jobs";
import { useDeployment } from "./use-deployment";

/** Serve the model or stop serving it; stopping asks first, since programs may rely on it. */
export function DeploySwitch({ job }: { job: Job }) {
  const id = useId();
  const [asking, setAsking] = useState(false);
  const { change, deployed, isPending, refusal } = useDeployment(job);

  async function deploy() {
    if (await change(true)) toast.success("Deployed. The model answers from now on.");
  }

  async function undeploy() {
    setAsking(false);
    if (await change(false)) toast.success("Not deployed any more. Nothing was lost; deploy it again whenever you like.");
  }

  return (
    <>
      <div className="flex min-w-0 max-w-full flex-wrap items-center gap-x-3 gap-y-1">
        <div className="inline-flex h-9 items-center gap-2.5 rounded-md border border-line bg-raised px-3">
          <label htmlFor={id} className="text-sm font-medium">
            Deployed
          </label>
          <Switch
            id={id}
            checked={deployed}
            disabled={refusal !== null && !job.deployed}
            aria-describedby={refusal ? `${id}-refusal` : undefined}
            // Not disabled while it waits: a control that is disabled loses the focus.
            onCheckedChange={(next) => {
              if (isPending) return;
              if (next) void deploy();
              else setAsking(true);
            }}
          />
        </div>
        {refusal ? (
          <p id={`${id}-refusal`} className="text-xs text-muted">
            {refusal}
          </p>
        ) : null}
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Stop serving this model?"
        description="Programs that ask it for predictions get an error until it is deployed again. The model, its files and its scores stay."
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep it deployed</Button>
            <Button variant="wrong" onClick={() => void undeploy()}>
              Stop serving
            </Button>
          </>
        }
      />
    </>
  );
}
