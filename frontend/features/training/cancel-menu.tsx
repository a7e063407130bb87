"use client";

import { ChevronDown, CircleStop, Medal } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { type Job, useCancelJob, useForgetJobs } from "@/lib/api/jobs";
import { sentenceOf } from "@/lib/api/problem";
import { keepingOf } from "./keeping";

/** Two ways to end a training before its time: with the best model so far, or with nothing. */
export function CancelMenu({ job }: { job: Job }) {
  const [asking, setAsking] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const cancel = useCancelJob();
  const forget = useForgetJobs();
  const keeping = keepingOf(job);

  function end(keep: boolean) {
    setAsking(false);
    cancel.mutate(
      { params: { path: { job_id: job.job_id }, query: { keep } } },
      {
        onSuccess: ({ message }) => toast.success(`${message}.`),
        onError: (error) => {
          toast.error(sentenceOf(error));
          // Most likely it has ended meanwhile.
          void forget(job.job_id);
        },
      },
    );
  }

  return (
    <>
      <Menu
        trigger={
          <Button ref={trigger} disabled={cancel.isPending}>
            Cancel
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuItem disabled={!keeping.possible} onSelect={() => end(true)} className="items-start">
          <Medal aria-hidden className="mt-0.5" />
          <span>
            <span className="block">Cancel and keep the best</span>
            <span className="block text-xs text-muted">{keeping.note}</span>
          </span>
        </MenuItem>
        <MenuItem onSelect={() => setAsking(true)} className="items-start">
          <CircleStop aria-hidden className="mt-0.5" />
          <span>
            <span className="block">Cancel…</span>
            <span className="block text-xs text-muted">Nothing of this training is kept.</span>
          </span>
        </MenuItem>
      </Menu>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        returnFocusTo={trigger}
        title="Cancel this training?"
        description="It stops at once, without a model or scores. The dataset stays, and you can train on it again."
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Go on training</Button>
            <Button variant="wrong" onClick={() => end(false)}>
              Cancel the training
            </Button>
          </>
        }
      />
    </>
  );
}
