import type { ReactNode } from "react";
import { linearScale, type Range, type Scale } from "./linear-scale";

const MARGIN = { top: 8, right: 20, bottom: 40 };
/** The name of the axis, and the room on both sides of the ticks' numbers. */
const LEFT_OF_NUMBERS = 30;
const PIXELS_PER_TICK = { x: 90, y: 48 };
const PIXELS_PER_CHARACTER = 7;

interface PlaneProps {
  width: number;
  height: number;
  xRange: Range;
  yRange: Range;
  xLabel: string;
  yLabel: string;
  formatX: (value: number) => string;
  formatY: (value: number) => string;
  children: (x: Scale, y: Scale) => ReactNode;
}

/** Axes and a quiet grid, with marks placed by the scales. Screen readers are told by the frame around it. */
export function Plane({ width, height, xRange, yRange, xLabel, yLabel, formatX, formatY, children }: PlaneProps) {
  const bottom = height - MARGIN.bottom;
  const y = linearScale(yRange, [bottom, MARGIN.top]);
  const yTicks = y.ticks(Math.max(2, Math.floor(height / PIXELS_PER_TICK.y)));
  const longest = yTicks.reduce((most, tick) => Math.max(most, formatY(tick).length), 0);
  const left = LEFT_OF_NUMBERS + longest * PIXELS_PER_CHARACTER;
  const right = Math.max(left + 40, width - MARGIN.right);
  const x = linearScale(xRange, [left, right]);
  const xTicks = x.ticks(Math.max(2, Math.floor(width / PIXELS_PER_TICK.x)));
  return (
    <svg aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="block max-w-full text-xs">
      {yTicks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end" className="fill-muted">
            {formatY(tick)}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} className="stroke-line-strong" />
      {xTicks.map((tick) => (
        <text key={tick} x={x(tick)} y={bottom + 16} textAnchor="middle" className="fill-muted">
          {formatX(tick)}
        </text>
      ))}
      <text x={(left + right) / 2} y={height - 4} textAnchor="middle" className="fill-muted">
        {xLabel}
      </text>
      <text
        transform={`translate(11 ${(MARGIN.top + bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
        className="fill-muted"
      >
        {yLabel}
      </text>
      {children(x, y)}
    </svg>
  );
}

/** A range with a little room on both sides, never empty. */
export function withRoom(values: readonly number[], room = 0.05): Range {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  if (!Number.isFinite(low)) return [0, 1];
  const padding = high > low ? (high - low) * room : Math.max(Math.abs(high) * room, 0.01);
  return [low - padding, high + padding];
}
