"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Section } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Failure } from "@/components/ui/failure";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Job } from "@/lib/api/jobs";
import type { PredictInfo } from "@/lib/api/predictions";
import { useDebounced } from "@/lib/react/use-debounced";
import { Answer } from "./answer";
import { changeOfAnswer, formatPrediction } from "./change";
import { Contributions } from "./contributions";
import { FeatureForm } from "./feature-form";
import { formFields, isChanged, writeRequest } from "./fields";
import { type Row, rowSchema } from "./row-schema";
import { useExplanation, usePrediction } from "./use-answer";

const PAUSE_MS = 300;

function byImportance(job: Job): string[] {
  return job.importance.toSorted((one, other) => other.importance - one.importance).map(({ column }) => column);
}

/** A row on the left, what the model makes of it on the right. */
export function TryOut({ job, info }: { job: Job; info: PredictInfo }) {
  // Made once: values are kept by place, so the order of the fields must not change under them.
  const [fields] = useState(() => formFields(info, byImportance(job)));
  const [example] = useState(() => fields.map((field) => field.example));
  const [resolver] = useState(() => zodResolver(rowSchema(fields)));
  const form = useForm<Row>({ defaultValues: { values: example }, resolver, mode: "onChange" });
  const values = useWatch({ control: form.control, name: "values" });
  const [round, setRound] = useState(0);

  const exampleRequest = writeRequest(fields, example);
  const request = writeRequest(fields, values);
  const settled = useDebounced(request, PAUSE_MS);
  const before = usePrediction(job.job_id, exampleRequest);
  const answer = usePrediction(job.job_id, settled);
  const explanation = useExplanation(job.job_id, settled);

  const changes = fields.filter((field, place) => isChanged(field, values[place] ?? "")).length;
  // One question has one answer in the cache, so the example's is told by being the same.
  const isExample = answer.data === before.data;
  const waits = request !== settled || request === null;
  const isBehind = waits || answer.isPlaceholderData;
  const change =
    isExample || !before.data || !answer.data ? null : changeOfAnswer(before.data, answer.data);

  function backToExample() {
    form.reset({ values: example });
    setRound(round + 1);
  }

  return (
    <div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
        <FeatureForm fields={fields} control={form.control} changes={changes} onReset={backToExample} round={round} />
        <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-20">
          <Section title="The answer">
            {request === null ? (
              <p role="status" className="mb-3 text-muted">
                Correct the marked value to get an answer.
              </p>
            ) : null}
            {answer.error ? (
              <Failure error={answer.error} onRetry={() => void answer.refetch()} />
            ) : answer.data ? (
              <Fading isBehind={isBehind}>
                <Answer
                  target={info.target_column}
                  answer={answer.data}
                  before={isExample ? null : (before.data ?? null)}
                  change={change}
                  threshold={job.threshold}
                />
              </Fading>
            ) : (
              <Loading what="the answer">
                <Skeleton className="h-8 w-32" />
                <Skeleton className="mt-4 h-16" />
              </Loading>
            )}
          </Section>
          <Section title="Why" hint="What each column adds to this answer.">
            {explanation.error ? (
              <Failure error={explanation.error} onRetry={() => void explanation.refetch()} />
            ) : explanation.data ? (
              <Fading isBehind={waits || explanation.isPlaceholderData}>
                <Contributions explanation={explanation.data} />
              </Fading>
            ) : (
              <Loading what="the explanation">
                <Skeleton className="h-10" />
                <Skeleton className="mt-4 h-48" />
              </Loading>
            )}
          </Section>
        </div>
      </div>
      {answer.data ? (
        // On a phone the answer is far from the value that changes it. Screen readers hear it from the answer itself.
        <p
          aria-hidden
          className={cn(
            "sticky bottom-0 -mx-4 mt-6 truncate border-t border-line bg-raised px-4 py-3 font-medium sm:-mx-6 sm:px-6 lg:hidden",
            isBehind && "opacity-60",
          )}
        >
          {info.target_column}: {formatPrediction(answer.data)}
        </p>
      ) : null}
    </div>
  );
}

/** An answer to an earlier question, until the new one is there. */
function Fading({ isBehind, children }: { isBehind: boolean; children: ReactNode }) {
  return (
    <div aria-busy={isBehind} className={cn("transition-opacity duration-150", isBehind && "opacity-60")}>
      {children}
    </div>
  );
}
