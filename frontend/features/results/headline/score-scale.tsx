import { percentOn, scaleOf } from "./scale";

interface ScoreScaleProps {
  value: number;
  low: number;
  high: number;
  baseline: number | null;
}

/** Score, interval and baseline on one line; the words beside it say the same. */
export function ScoreScale(score: ScoreScaleProps) {
  const scale = scaleOf(score);
  const low = percentOn(scale, score.low);
  return (
    <div aria-hidden className="w-full max-w-80">
      <div className="relative mx-1.5 h-5">
        <span className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 rounded-full bg-line" />
        <span
          className="absolute top-1/2 h-2 -translate-y-1/2 rounded-full bg-mark-1/40"
          style={{ left: `${low}%`, width: `${percentOn(scale, score.high) - low}%` }}
        />
        {score.baseline === null ? null : (
          <span
            className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-mark-quiet"
            style={{ left: `${percentOn(scale, score.baseline)}%` }}
          />
        )}
        <span
          className="absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-raised bg-mark-1"
          style={{ left: `${percentOn(scale, score.value)}%` }}
        />
      </div>
      <div className="flex justify-between text-xs text-muted">
        {score.baseline === null ? <span /> : (
          <span>
            <span className="mr-1.5 inline-block h-3 w-0.5 bg-mark-quiet align-middle" />
            guessing
          </span>
        )}
        <span>best 1</span>
      </div>
    </div>
  );
}
