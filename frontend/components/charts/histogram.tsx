"use client";

import { formatCount, formatNumber } from "@/lib/format/numbers";
import { ChartFrame } from "./chart-frame";
import { Plane } from "./plane";
import { useWidth } from "./use-width";

interface HistogramProps {
  title: string;
  summary: string;
  /** One more than counts. */
  edges: readonly number[];
  counts: readonly number[];
  xLabel: string;
  yLabel?: string;
  height?: number;
}

export function Histogram({ title, summary, edges, counts, xLabel, yLabel = "rows", height = 240 }: HistogramProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const most = counts.reduce((largest, count) => Math.max(largest, count), 1);
  return (
    <ChartFrame
      title={title}
      summary={summary}
      table={{
        columns: ["from", "to", yLabel],
        rows: counts.map((count, at) => [formatNumber(edges[at] ?? 0), formatNumber(edges[at + 1] ?? 0), formatCount(count)]),
      }}
    >
      <div ref={ref}>
        <Plane
          {...{ width, height, xLabel, yLabel }}
          xRange={[edges[0] ?? 0, edges.at(-1) ?? 1]}
          yRange={[0, most]}
          formatX={(value) => formatNumber(value)}
          formatY={formatCount}
        >
          {(x, y) =>
            counts.map((count, at) => {
              const left = x(edges[at] ?? 0);
              return (
                <rect
                  key={at}
                  x={left + 0.5}
                  y={y(count)}
                  width={Math.max(1, x(edges[at + 1] ?? 0) - left - 1)}
                  height={y(0) - y(count)}
                  className="fill-mark-1"
                />
              );
            })
          }
        </Plane>
      </div>
    </ChartFrame>
  );
}
