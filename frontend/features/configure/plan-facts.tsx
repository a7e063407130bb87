import { Dot, TriangleAlert } from "lucide-react";
import type { Column } from "@/lib/api/datasets";
import { PROBLEM_TYPES } from "@/lib/vocabulary/problem-types";
import { distinctText } from "./describe-column";
import { planSentences } from "./plan-sentences";
import type { Plan } from "./use-plan";

/** The task in a line, and what becomes of the file's columns and rows. */
export function PlanFacts({ plan, target }: { plan: Plan; target: Column }) {
  const { dataset, problemType, decisions } = plan;
  const sentences = planSentences({ dataset, target, problemType, decisions });
  const classes = `${distinctText(target)} ${target.distinct === 1 ? "class" : "classes"}`;
  return (
    <div>
      <p className="font-medium">
        {PROBLEM_TYPES[problemType]}
        {problemType === "classification" ? `, ${classes}` : ""} of <span className="font-mono">{target.name}</span>
      </p>
      <ul className="mt-2 flex flex-col gap-1.5 text-muted">
        {sentences.map(({ text, careful }) => (
          <li key={text} className="flex gap-2">
            {careful ? (
              <TriangleAlert role="img" aria-label="Careful:" className="mt-0.5 size-4 shrink-0 text-careful" />
            ) : (
              <Dot aria-hidden className="mt-0.5 size-4 shrink-0" />
            )}
            <span className="min-w-0">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
