"use client";

import { curveLinear, curveStepAfter, line } from "d3-shape";
import { formatNumber } from "@/lib/format/numbers";
import { ChartFrame } from "./chart-frame";
import type { Range } from "./linear-scale";
import { Plane, withRoom } from "./plane";
import { seriesMark } from "./series-mark";
import { useWidth } from "./use-width";

export interface Series {
  name: string;
  points: readonly (readonly [x: number, y: number])[];
}

interface LineChartProps {
  title: string;
  summary: string;
  series: Series[];
  xLabel: string;
  yLabel: string;
  xRange?: Range;
  yRange?: Range;
  formatX?: (value: number) => string;
  formatY?: (value: number) => string;
  /** A value holds until the next one. */
  steps?: boolean;
  dots?: boolean;
  /** The diagonal of guessing or of perfection. */
  diagonal?: boolean;
  /** A point to point out, with its words. */
  marked?: { x: number; y: number; label: string };
  height?: number;
}

export function LineChart({
  title,
  summary,
  series,
  xLabel,
  yLabel,
  formatX = formatNumber,
  formatY = formatNumber,
  steps = false,
  dots = false,
  diagonal = false,
  marked,
  height = 260,
  ...ranges
}: LineChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const all = series.flatMap(({ points }) => points);
  const xRange = ranges.xRange ?? withRoom(all.map(([x]) => x), 0);
  const yRange = ranges.yRange ?? withRoom(all.map(([, y]) => y));
  return (
    <ChartFrame
      title={title}
      summary={summary}
      table={{
        columns: ["", xLabel, yLabel],
        rows: series.flatMap(({ name, points }) => points.map(([x, y]) => [name, formatX(x), formatY(y)])),
      }}
    >
      <div ref={ref}>
        <Plane {...{ width, height, xRange, yRange, xLabel, yLabel, formatX, formatY }}>
          {(x, y) => (
            <>
              {diagonal ? (
                <line
                  x1={x(xRange[0])}
                  y1={y(yRange[0])}
                  x2={x(xRange[1])}
                  y2={y(yRange[1])}
                  strokeDasharray="3 3"
                  className="stroke-mark-quiet"
                />
              ) : null}
              {series.map(({ name, points }, place) => {
                const mark = seriesMark(place);
                const draw = line<readonly [number, number]>(
                  (point) => x(point[0]),
                  (point) => y(point[1]),
                ).curve(steps ? curveStepAfter : curveLinear);
                return (
                  <g key={name}>
                    <path
                      d={draw(points) ?? undefined}
                      fill="none"
                      strokeWidth={2}
                      strokeLinejoin="round"
                      strokeDasharray={mark.dash}
                      className={mark.stroke}
                    />
                    {dots || points.length === 1
                      ? points.map(([px, py], at) => (
                          <circle key={at} cx={x(px)} cy={y(py)} r={3} className={mark.fill} />
                        ))
                      : null}
                  </g>
                );
              })}
              {marked ? (
                <circle cx={x(marked.x)} cy={y(marked.y)} r={5} strokeWidth={2} className="fill-ground stroke-text">
                  <title>{marked.label}</title>
                </circle>
              ) : null}
            </>
          )}
        </Plane>
      </div>
      {series.length > 1 ? <Legend names={series.map(({ name }) => name)} /> : null}
    </ChartFrame>
  );
}

function Legend({ names }: { names: string[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {names.map((name, place) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg aria-hidden width="20" height="8">
            <line
              x1="0"
              x2="20"
              y1="4"
              y2="4"
              strokeWidth={2}
              strokeDasharray={seriesMark(place).dash}
              className={seriesMark(place).stroke}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
