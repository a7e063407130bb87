"use client";

import type { ReactNode } from "react";
import { Section } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { Job } from "@/lib/api/jobs";
import { configFacts } from "./config-facts";

/** What the training was told, and by what the model can be known again. */
export function UsedConfig({ job }: { job: Job }) {
  const { config } = job;
  return (
    <Section title="Configuration">
      <dl className="flex flex-col gap-2">
        {configFacts(job).map(([name, words]) => (
          <Fact key={name} name={name}>
            {words}
          </Fact>
        ))}
        <ColumnsFact name="Included all the same" columns={config.include_columns ?? []} />
        <ColumnsFact name="Left out by choice" columns={config.exclude_columns ?? []} />
        {job.parity ? <Fact name="Exported model">{job.parity.message}</Fact> : null}
        {job.model_sha256 ? (
          <Fact name="SHA-256 of model.onnx">
            <span className="flex items-start gap-1">
              <code className="min-w-0 break-all font-mono text-xs leading-5">{job.model_sha256}</code>
              <CopyButton text={job.model_sha256} what="the checksum of the model" className="-my-2" />
            </span>
          </Fact>
        ) : null}
      </dl>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[11rem_1fr]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function ColumnsFact({ name, columns }: { name: string; columns: readonly string[] }) {
  if (columns.length === 0) return null;
  return (
    <Fact name={name}>
      <ul className="flex flex-wrap gap-1">
        {columns.map((column, place) => (
          <li key={place} className="max-w-full rounded bg-sunken px-1.5 font-mono text-xs leading-5">
            {column}
          </li>
        ))}
      </ul>
    </Fact>
  );
}
