"use client";

import { ProgressBar } from "@/components/ui/progress-bar";
import { Section } from "@/components/ui/card";
import { PhaseList } from "./phase-list";
import { headline, stagesOf } from "./stages";
import { timingOf } from "./timing";
import { useNow } from "./use-now";
import { serverTime, type Watch } from "./watch";

/** How far a job is, with clocks that run between two answers of the server. */
export function ProgressCard({ watch }: { watch: Watch }) {
  const { job } = watch;
  const now = useNow();
  const { clock, left } = timingOf(job, serverTime(watch, now));
  const percent = job.status === "pending" ? null : (job.progress?.percent ?? 0);
  return (
    <Section
      title={headline(job)}
      hint={left}
      actions={
        <p className="text-base tabular-nums">
          <span className="sr-only">{job.started_at ? "Has taken " : "Has waited "}</span>
          {clock}
        </p>
      }
    >
      <div className="mb-5 flex items-center gap-3">
        <ProgressBar percent={percent} label="Progress of the training" />
        {percent === null ? null : (
          <span aria-hidden className="w-10 shrink-0 text-right">
            {Math.floor(percent)} %
          </span>
        )}
      </div>
      <PhaseList stages={stagesOf(job)} />
    </Section>
  );
}
