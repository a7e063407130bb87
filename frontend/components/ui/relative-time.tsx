"use client";

import { useEffect, useState } from "react";
import { formatMoment, formatRelative } from "@/lib/format/time";

const REFRESH_MS = 15_000;

/** "2 min ago", with the exact moment on hover; it grows older while one looks. */
export function RelativeTime({ at }: { at: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const when = new Date(at);
  return (
    <time dateTime={at} title={formatMoment(when)}>
      {formatRelative(when, now)}
    </time>
  );
}
