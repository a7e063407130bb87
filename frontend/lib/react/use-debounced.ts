"use client";

import { useEffect, useState } from "react";

/** The value once it has stayed the same for so long; the first one at once. */
export function useDebounced<Value extends string | number | null>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
