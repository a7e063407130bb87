import { ticks } from "d3-array";

export type Range = readonly [number, number];

/** From values to pixels, with round values to label; d3-scale would bring formats and colours for eight times the bytes. */
export interface Scale {
  (value: number): number;
  ticks: (about: number) => number[];
}

export function linearScale([low, high]: Range, [from, to]: Range): Scale {
  const perUnit = high === low ? 0 : (to - from) / (high - low);
  return Object.assign((value: number) => from + (value - low) * perUnit, { ticks: (about: number) => ticks(low, high, about) });
}
