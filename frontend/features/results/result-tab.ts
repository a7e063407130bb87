"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";

export const RESULT_TABS = ["performance", "explanation", "try", "models", "data", "reports", "use"] as const;

export type ResultTab = (typeof RESULT_TABS)[number];

const parser = parseAsStringLiteral(RESULT_TABS).withDefault("performance");

/** The tab that is shown, kept in the address; a word that is no tab counts as the first one. */
export function useResultTab() {
  return useQueryState("tab", parser);
}

export function isResultTab(value: string): value is ResultTab {
  return RESULT_TABS.some((tab) => tab === value);
}
