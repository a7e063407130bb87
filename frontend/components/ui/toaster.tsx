"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { toaster } from "./toast";

const ToasterBox = lazy(() => import("./toaster-box").then(({ ToasterBox }) => ({ default: ToasterBox })));

/** Where toasts appear; nothing until there is one. */
export function Toaster() {
  const isWanted = useSyncExternalStore(toaster.subscribe, toaster.isWanted, () => false);
  return isWanted ? (
    <Suspense fallback={null}>
      <ToasterBox />
    </Suspense>
  ) : null;
}
