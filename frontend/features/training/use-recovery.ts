"use client";

import { useEffect, useEffectEvent } from "react";

/** Ask at once when the network or the person comes back: the pause between two tries has grown long by then. */
export function useRecovery(away: boolean, ask: () => void): void {
  const comeBack = useEffectEvent(() => {
    if (!document.hidden) ask();
  });
  useEffect(() => {
    if (!away) return;
    const onBack = () => comeBack();
    window.addEventListener("online", onBack);
    document.addEventListener("visibilitychange", onBack);
    return () => {
      window.removeEventListener("online", onBack);
      document.removeEventListener("visibilitychange", onBack);
    };
  }, [away]);
}
