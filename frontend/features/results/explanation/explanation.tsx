"use client";

import { ChartBarDecreasing, FlaskConical } from "lucide-react";
import { useState } from "react";
import { BarList } from "@/components/charts/bar-list";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Job } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { metricName } from "@/lib/vocabulary/metrics";
import { useResultTab } from "../result-tab";
import { importanceBars, importanceSentences } from "./importance";

const SHOWN_AT_FIRST = 20;

/** Which columns the model leans on, and what that does and does not say. */
export function Explanation({ job }: { job: Job }) {
  const [, setTab] = useResultTab();
  const measure = job.metric ? metricName(job.metric) : "the score";
  const tryIt = (
    <Button onClick={() => void setTab("try")}>
      <FlaskConical aria-hidden />
      Explain a single row
    </Button>
  );
  if (job.importance.length === 0) {
    return (
      <EmptyState icon={ChartBarDecreasing} title="The columns were not measured" action={tryIt}>
        Here would be how much each column adds. The time was too short to measure it for this job; what each column adds to
        a single prediction can still be told.
      </EmptyState>
    );
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[2fr_1fr]">
      <Section
        title="Which columns it leans on"
        hint={`How much worse ${measure} gets when a column's values are shuffled among rows that it had never seen.`}
      >
        <Bars job={job} />
      </Section>
      <Section title="How to read it">
        <div className="flex flex-col gap-3">
          {importanceSentences(job).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className="text-muted">
            The thin line at a bar’s end is one standard deviation over the shuffles. Two columns that say the same share
            their importance, so each looks smaller than it is.
          </p>
          <p className="text-muted">
            It tells what this model uses. It does not tell what causes what: changing a column in the world need not change
            the outcome.
          </p>
          <div>{tryIt}</div>
        </div>
      </Section>
    </div>
  );
}

function Bars({ job }: { job: Job }) {
  const [all, setAll] = useState(false);
  const count = job.importance.length;
  const bars = importanceBars(all ? job.importance : job.importance.slice(0, SHOWN_AT_FIRST), job.metric);
  return (
    <>
      <BarList label="Importance of columns" bars={bars} />
      {count > SHOWN_AT_FIRST ? (
        <Button variant="link" size="inline" className="mt-4" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the first ${SHOWN_AT_FIRST}` : `Show all ${counted(count, "column")}`}
        </Button>
      ) : null}
    </>
  );
}
