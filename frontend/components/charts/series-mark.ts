/** Colour and dash of each series, so that no series is told by colour alone. */
export const SERIES_MARKS = [
  { stroke: "stroke-mark-1", fill: "fill-mark-1", ground: "bg-mark-1", dash: undefined },
  { stroke: "stroke-mark-2", fill: "fill-mark-2", ground: "bg-mark-2", dash: "6 3" },
  { stroke: "stroke-mark-3", fill: "fill-mark-3", ground: "bg-mark-3", dash: "2 3" },
  { stroke: "stroke-mark-4", fill: "fill-mark-4", ground: "bg-mark-4", dash: "8 3 2 3" },
] as const;

export function seriesMark(place: number): (typeof SERIES_MARKS)[number] {
  return SERIES_MARKS[place % SERIES_MARKS.length] ?? SERIES_MARKS[0];
}
