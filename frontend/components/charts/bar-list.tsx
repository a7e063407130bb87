import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

export interface Bar {
  name: string;
  value: number;
  /** The value as it is read. */
  text: ReactNode;
  /** What stands under the name. */
  note?: ReactNode;
  /** Half the length of a whisker around the bar's end. */
  spread?: number;
  strong?: boolean;
}

interface BarListProps {
  label: string;
  bars: Bar[];
  /** The value of a bar that fills the room; the largest one's unless given. */
  most?: number;
}

/** Named bars to read from top to bottom; where any value is below zero, bars grow both ways from a middle. */
export function BarList({ label, bars, most }: BarListProps) {
  const largest = most ?? bars.reduce((so, { value, spread = 0 }) => Math.max(so, Math.abs(value) + spread), 0);
  const bothWays = bars.some(({ value }) => value < 0);
  return (
    <ul aria-label={label} className="flex flex-col gap-2">
      {bars.map((bar) => (
        <li
          key={bar.name}
          className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1 text-sm xs:grid-cols-[minmax(6rem,12rem)_1fr_auto]"
        >
          <div className="col-span-2 min-w-0 xs:col-span-1">
            <p className={cn("truncate", bar.strong && "font-medium")} title={bar.name}>
              {bar.name}
            </p>
            {bar.note ? <p className="truncate text-xs text-muted">{bar.note}</p> : null}
          </div>
          <Track bar={bar} largest={largest} bothWays={bothWays} />
          <span className="min-w-14 text-right">{bar.text}</span>
        </li>
      ))}
    </ul>
  );
}

function Track({ bar, largest, bothWays }: { bar: Bar; largest: number; bothWays: boolean }) {
  const whole = bothWays ? 50 : 100;
  const percent = (value: number) => (largest > 0 ? Math.min(whole, (Math.abs(value) / largest) * whole) : 0);
  const length = percent(bar.value);
  const from = bothWays ? (bar.value < 0 ? 50 - length : 50) : 0;
  const end = bothWays && bar.value < 0 ? 50 - length : from + length;
  const spread = bar.spread ? percent(bar.spread) : 0;
  return (
    <div aria-hidden className="relative h-3 rounded-sm bg-sunken">
      {bothWays ? <span className="absolute inset-y-0 left-1/2 w-px bg-line-strong" /> : null}
      <span
        className={cn(
          "absolute inset-y-0 rounded-sm transition-[width,left] duration-200",
          bothWays ? (bar.value < 0 ? "bg-mark-3" : "bg-mark-1") : bar.strong === false ? "bg-mark-quiet" : "bg-mark-1",
        )}
        style={{ left: `${from}%`, width: `${length}%` }}
      />
      {spread ? (
        <span
          className="absolute top-1/2 h-px bg-text"
          style={{ left: `${Math.max(0, end - spread)}%`, width: `${Math.min(100, end + spread) - Math.max(0, end - spread)}%` }}
        />
      ) : null}
    </div>
  );
}
