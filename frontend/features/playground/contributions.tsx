"use client";

import { useState } from "react";
import { type Bar, BarList } from "@/components/charts/bar-list";
import { Button } from "@/components/ui/button";
import type { Explanation } from "@/lib/api/predictions";
import { counted } from "@/lib/format/numbers";
import { formatContribution, formatLevel, METHODS, sentValue, UNITS, wayOfAnswer } from "./explanation-words";

const SHOWN_AT_FIRST = 10;

/** What each column adds to the answer, the largest first, between the base value and the total. */
export function Contributions({ explanation }: { explanation: Explanation }) {
  const [showsAll, setShowsAll] = useState(false);
  const { unit, contributions, method } = explanation;
  const others = explanation.other_columns ?? 0;
  const shown = showsAll ? contributions : contributions.slice(0, SHOWN_AT_FIRST);
  const hidden = contributions.slice(shown.length);
  const bars = shown.map(
    ({ column, value, contribution }): Bar => ({
      name: column,
      value: contribution,
      text: formatContribution(unit, contribution),
      note: sentValue(value),
    }),
  );
  const rest = hidden.reduce((sum, { contribution }) => sum + contribution, others);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p>{wayOfAnswer(explanation)}</p>
      <dl className="grid grid-cols-2 gap-3">
        <Level name="Base value" level={formatLevel(unit, explanation.base_value)} />
        <Level name="With this row" level={formatLevel(unit, explanation.total)} />
      </dl>
      <BarList label="What each column adds" bars={bars} />
      {rest !== 0 ? (
        <p className="text-xs text-muted">
          All other columns together: {formatContribution(unit, rest)}
        </p>
      ) : null}
      {contributions.length > SHOWN_AT_FIRST ? (
        <Button size="small" variant="quiet" className="self-start" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? "Show fewer columns" : `Show all ${counted(contributions.length, "column")}`}
        </Button>
      ) : null}
      <p className="text-xs text-muted">
        Counted in {UNITS[unit]}. {METHODS[method]} They say what the model makes of the row, not what causes what.
      </p>
    </div>
  );
}

function Level({ name, level }: { name: string; level: string }) {
  return (
    <div className="rounded-md bg-sunken px-3 py-2">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="font-semibold">{level}</dd>
    </div>
  );
}
