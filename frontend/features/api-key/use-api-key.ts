"use client";

import { useSyncExternalStore } from "react";
import { type KeyState, keyState, NO_KEY, onKeyChange } from "@/lib/api/key";

/** The key of this browser; the page's server knows of none. */
export function useApiKey(): KeyState {
  return useSyncExternalStore(onKeyChange, keyState, () => NO_KEY);
}
