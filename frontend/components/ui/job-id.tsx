"use client";

import { CopyButton } from "./copy-button";

const SHOWN = 8;

/** The beginning of a job's id, and all of it to copy. */
export function JobId({ id }: { id: string }) {
  return (
    <span className="inline-flex items-center">
      <span className="sr-only">Job </span>
      <span className="font-mono text-xs" title={id}>
        {id.slice(0, SHOWN)}
      </span>
      <CopyButton text={id} what="the job's id" className="-my-2 size-8" />
    </span>
  );
}
