"use client";

import dynamic from "next/dynamic";
import { BarList } from "@/components/charts/bar-list";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { Column } from "@/lib/api/datasets";
import { counted, formatCount, formatShare } from "@/lib/format/numbers";
import { PROBLEM_TYPES, type ProblemType } from "@/lib/vocabulary/problem-types";
import { classShares, distinctText, spreadSentence } from "./describe-column";
import { quoted } from "./quoted";
import type { Plan } from "./use-plan";

const Histogram = dynamic(() => import("@/components/charts/histogram").then(({ Histogram }) => Histogram), {
  loading: () => <Skeleton className="h-72" />,
});

const MOST_BARS = 8;
const KINDS: { value: ProblemType; label: string }[] = [
  { value: "classification", label: PROBLEM_TYPES.classification },
  { value: "regression", label: PROBLEM_TYPES.regression },
];

/** What predicting this column means: classes or numbers, why, and how they are spread. */
export function TargetDetail({ plan, target }: { plan: Plan; target: Column }) {
  const { problemType, rows, chooseProblemType } = plan;
  const isNumber = target.dtype === "integer" || target.dtype === "float";
  return (
    <div className="mt-4 flex flex-col gap-4 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="min-w-0 flex-1 basis-60">
          <span className="font-medium">{kindOf(target, problemType)}.</span>{" "}
          <span className="text-muted">{whyKind(target, problemType)}</span>
        </p>
        {isNumber ? (
          <Segmented label="Kind of prediction" value={problemType} onValueChange={chooseProblemType} options={KINDS} />
        ) : null}
      </div>
      {problemType === "classification" ? (
        <ClassBars target={target} rows={rows} />
      ) : target.histogram ? (
        <Histogram
          title={`How ${quoted(target.name)} is spread`}
          summary={spreadSentence(target)}
          edges={target.histogram.edges}
          counts={target.histogram.counts}
          xLabel={target.name}
          height={200}
        />
      ) : null}
    </div>
  );
}

function kindOf(target: Column, problemType: ProblemType): string {
  if (problemType === "regression") return PROBLEM_TYPES.regression;
  return `${PROBLEM_TYPES.classification} into ${distinctText(target)} ${target.distinct === 1 ? "class" : "classes"}`;
}

function whyKind({ target }: Column, problemType: ProblemType): string {
  if (problemType === target.problem_type) return target.reason;
  return `As you chose; by its values it would be ${target.problem_type}. ${target.reason}`;
}

function ClassBars({ target, rows }: { target: Column; rows: number }) {
  const { shown, rest } = classShares(target, rows, MOST_BARS);
  const bars = shown.map(({ value, count, share }) => ({
    name: value,
    value: share,
    text: formatShare(share),
    note: counted(count, "row"),
  }));
  return (
    <div>
      <BarList label="Classes by their share of the rows" bars={bars} most={1} />
      {rest.values > 0 ? (
        <p className="mt-2 text-xs text-muted">
          And {target.distinct_is_estimate ? "about " : ""}
          {counted(rest.values, "other class", "other classes")} with {formatShare(rest.share)} of the rows (
          {formatCount(rest.count)}).
        </p>
      ) : null}
    </div>
  );
}
