"use client";

import { useQueryState } from "nuqs";
import { useState } from "react";
import type { Column, Dataset } from "@/lib/api/datasets";
import type { ProblemType } from "@/lib/vocabulary/problem-types";
import { type Choice, type Choices, type Decision, decideColumns, switched, withChoice } from "./decide-columns";
import { type RankedTargets, rankTargets } from "./rank-targets";

/** What is to be predicted from what, as far as it is settled. */
export interface Plan {
  dataset: Dataset;
  rows: number;
  ranked: RankedTargets;
  target: Column | undefined;
  /** A target that the address names and the file has not. */
  unknownTarget: string | null;
  problemType: ProblemType;
  decisions: ReadonlyMap<string, Decision>;
  choices: Choices;
  chooseTarget: (name: string) => void;
  chooseProblemType: (problemType: ProblemType) => void;
  switchColumn: (name: string, on: boolean) => void;
  chooseColumn: (name: string, choice: Choice | undefined) => void;
  resetColumns: () => void;
}

/** The target is in the address; where it names none, the likeliest one is chosen. */
export function usePlan(dataset: Dataset): Plan {
  const [asked, setAsked] = useQueryState("target");
  const [override, setOverride] = useState<{ target: string; problemType: ProblemType } | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const rows = dataset.num_rows ?? 0;
  const ranked = rankTargets(dataset.columns, rows);
  const target = asked === null ? ranked.suggested[0] : dataset.columns.find(({ name }) => name === asked);
  const decisions = decideColumns(dataset.columns, target?.name, choices);
  const overridden = override && override.target === target?.name ? override.problemType : undefined;
  return {
    dataset,
    rows,
    ranked,
    target,
    unknownTarget: target ? null : asked,
    problemType: overridden ?? target?.target.problem_type ?? "classification",
    decisions,
    choices,
    chooseTarget: (name) => void setAsked(name),
    chooseProblemType: (problemType) => setOverride(target ? { target: target.name, problemType } : null),
    switchColumn: (name, on) => {
      const decision = decisions.get(name);
      if (decision) setChoices(switched(choices, name, decision, on));
    },
    chooseColumn: (name, choice) => setChoices(withChoice(choices, name, choice)),
    resetColumns: () => setChoices(new Map()),
  };
}
