"use client";

import { useState } from "react";
import type { Job } from "@/lib/api/jobs";
import { beginWatch, continueWatch, type Watch } from "./watch";

/** What has been learned of a job since the page was opened; `answeredAt` tells one answer from the next. */
export function useWatch(job: Job, answeredAt: number): Watch {
  const [watch, setWatch] = useState(() => beginWatch(job, answeredAt));
  let current = watch;
  if (answeredAt !== watch.answeredAt) {
    current = continueWatch(watch, job, answeredAt);
    setWatch(current);
  }
  return current;
}
