"use client";

import { formatNumber } from "@/lib/format/numbers";
import { ChartFrame } from "./chart-frame";
import { Plane, withRoom } from "./plane";
import { useWidth } from "./use-width";

interface ScatterChartProps {
  title: string;
  summary: string;
  points: readonly (readonly [x: number, y: number])[];
  xLabel: string;
  yLabel: string;
  /** Both axes over one range, with the line of equal values. */
  diagonal?: boolean;
  /** A level line at this y. */
  level?: number;
  height?: number;
}

export function ScatterChart({ title, summary, points, xLabel, yLabel, diagonal, level, height = 300 }: ScatterChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const both = withRoom([...xs, ...ys]);
  const xRange = diagonal ? both : withRoom(xs);
  const yRange = diagonal ? both : withRoom(level === undefined ? ys : [...ys, level]);
  const formats = { formatX: (value: number) => formatNumber(value), formatY: (value: number) => formatNumber(value) };
  return (
    <ChartFrame
      title={title}
      summary={summary}
      table={{ columns: [xLabel, yLabel], rows: points.map(([x, y]) => [formatNumber(x), formatNumber(y)]) }}
    >
      <div ref={ref}>
        <Plane {...{ width, height, xRange, yRange, xLabel, yLabel, ...formats }}>
          {(x, y) => (
            <>
              {diagonal ? (
                <line x1={x(both[0])} y1={y(both[0])} x2={x(both[1])} y2={y(both[1])} strokeDasharray="3 3" className="stroke-mark-quiet" />
              ) : null}
              {level === undefined ? null : (
                <line x1={x(xRange[0])} y1={y(level)} x2={x(xRange[1])} y2={y(level)} strokeDasharray="3 3" className="stroke-mark-quiet" />
              )}
              {points.map(([px, py], at) => (
                <circle key={at} cx={x(px)} cy={y(py)} r={2.5} className="fill-mark-1 opacity-50" />
              ))}
            </>
          )}
        </Plane>
      </div>
    </ChartFrame>
  );
}
