"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { resultsAddress } from "@/lib/addresses";
import { isUnderWay } from "@/lib/vocabulary/jobs";
import { announcementOf } from "./announcement";
import { notify } from "./notifications";
import type { Watch } from "./watch";

/**
 * Goes on to the results once there are some, and tells of the end whoever looks elsewhere.
 *
 * A tab in the background stays: its title says "Done" until the person comes back.
 */
export function useEnding({ job, sawUnderWay }: Watch): void {
  const router = useRouter();
  const { job_id, status } = job;

  const tell = useEffectEvent(() => {
    const announcement = announcementOf(job);
    const looksElsewhere = document.hidden || !document.hasFocus();
    if (announcement && sawUnderWay && looksElsewhere) notify(announcement, job_id);
  });
  useEffect(() => {
    if (!isUnderWay(status)) tell();
  }, [status]);

  useEffect(() => {
    if (status !== "completed") return;
    function goOn() {
      if (!document.hidden) router.replace(resultsAddress(job_id));
    }
    goOn();
    document.addEventListener("visibilitychange", goOn);
    return () => document.removeEventListener("visibilitychange", goOn);
  }, [job_id, router, status]);
}
