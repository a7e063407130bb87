"use client";

import { useState } from "react";
import type { JobSummary } from "@/lib/api/jobs";
import { withTagsOf } from "./known-tags";

/** Every tag of the jobs that were listed since the page was opened, whatever the list is narrowed to now. */
export function useKnownTags(jobs: readonly JobSummary[]): readonly string[] {
  const [known, setKnown] = useState<readonly string[]>([]);
  const now = withTagsOf(known, jobs);
  if (now !== known) setKnown(now);
  return now;
}
