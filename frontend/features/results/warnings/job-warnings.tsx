"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/format/numbers";
import { byGravity, type JobWarning, kindOf } from "./order";

const SHOWN_AT_FIRST = 3;

/** What to know before trusting the model, the gravest first; many are folded. */
export function JobWarnings({ warnings }: { warnings: readonly JobWarning[] }) {
  const [all, setAll] = useState(false);
  if (warnings.length === 0) return null;
  const sorted = byGravity(warnings);
  const hidden = all ? 0 : Math.max(0, sorted.length - SHOWN_AT_FIRST);
  return (
    <section aria-label={counted(warnings.length, "warning")} className="flex flex-col gap-2">
      {sorted.slice(0, sorted.length - hidden).map((warning, place) => (
        <WarningNotice key={place} warning={warning} />
      ))}
      {sorted.length > SHOWN_AT_FIRST ? (
        <Button variant="link" size="inline" className="self-start" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Show fewer warnings" : `Show ${counted(hidden, "more warning")}`}
        </Button>
      ) : null}
    </section>
  );
}

function WarningNotice({ warning }: { warning: JobWarning }) {
  const { title, doubt } = kindOf(warning);
  return (
    <Notice tone={doubt ? "careful" : "info"} title={title}>
      {warning.column ? (
        <Badge className="mr-2 align-baseline font-mono">
          <span className="truncate">{warning.column}</span>
        </Badge>
      ) : null}
      {warning.message}
    </Notice>
  );
}
