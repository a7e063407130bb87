"use client";

import { useState } from "react";
import { type Bar, BarList } from "@/components/charts/bar-list";
import { Button } from "@/components/ui/button";
import type { Prediction } from "@/lib/api/predictions";
import { counted, formatNumber, formatShare } from "@/lib/format/numbers";
import { formatPrediction, type LabelShare, labelShares } from "./change";

const LABELS_AT_FIRST = 8;
const WARNINGS_AT_FIRST = 4;

interface AnswerProps {
  target: string;
  answer: Prediction & { roundTripMs: number };
  /** The example row's answer, where that is another row. */
  before: Prediction | null;
  /** What became of it, in a sentence; null where nothing was changed. */
  change: string | null;
  /** From which probability on the later of two labels is predicted, where one was set. */
  threshold: number | null;
}

/** What the model says of the row, how surely, and what it missed. */
export function Answer({ target, answer, before, change, threshold }: AnswerProps) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div role="status">
        <p className="text-xs text-muted">{target}</p>
        <p className="text-2xl font-semibold tracking-tight">{formatPrediction(answer)}</p>
        {answer.interval ? (
          <p className="mt-1 text-muted">
            Of rows like this, {formatShare(answer.interval.level)} lie between {formatNumber(answer.interval.low)} and{" "}
            {formatNumber(answer.interval.high)}.
          </p>
        ) : null}
        {change ? <p className="mt-1 font-medium text-accent">{change}</p> : null}
      </div>
      <Probabilities shares={labelShares(answer)} before={before ? labelShares(before) : []} />
      {threshold === null ? null : (
        <p className="text-xs text-muted">
          The later of the two labels is predicted from a probability of {formatNumber(threshold, 3)} on, as this model was set.
        </p>
      )}
      <Warnings sentences={answer.warnings ?? []} />
      <p className="text-xs text-muted">
        Took {formatNumber(answer.inference_time_ms, 3)} ms in the model, {formatNumber(answer.roundTripMs, 3)} ms there and
        back.
      </p>
    </div>
  );
}

function Probabilities({ shares, before }: { shares: LabelShare[]; before: LabelShare[] }) {
  const [showsAll, setShowsAll] = useState(false);
  if (shares.length === 0) return null;
  const earlier = new Map(before.map(({ label, share }) => [label, share]));
  const bars = (showsAll ? shares : shares.slice(0, LABELS_AT_FIRST)).map(({ label, share, predicted }): Bar => {
    const was = earlier.get(label);
    return {
      name: label,
      value: share,
      text: formatShare(share),
      strong: predicted,
      note: was === undefined ? undefined : `example ${formatShare(was)}`,
    };
  });
  return (
    <div>
      <BarList label="Probability of each label" bars={bars} most={1} />
      {shares.length > LABELS_AT_FIRST ? (
        <Button size="small" variant="quiet" className="mt-2" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? "Show fewer labels" : `Show all ${counted(shares.length, "label")}`}
        </Button>
      ) : null}
    </div>
  );
}

function Warnings({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  const rest = sentences.length - WARNINGS_AT_FIRST;
  return (
    <div className="rounded-md bg-sunken px-3 py-2 text-xs text-muted">
      <p>Good to know of this row:</p>
      <ul className="mt-1 list-disc pl-4">
        {sentences.slice(0, WARNINGS_AT_FIRST).map((sentence, place) => (
          <li key={place}>{sentence}</li>
        ))}
        {rest > 0 ? <li>And {counted(rest, "more such value")}.</li> : null}
      </ul>
    </div>
  );
}
