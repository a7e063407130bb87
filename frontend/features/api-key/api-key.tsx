"use client";

import { lazy, Suspense } from "react";
import { useApiKey } from "./use-api-key";

const ApiKeyEntry = lazy(() => import("./api-key-entry").then(({ ApiKeyEntry }) => ({ default: ApiKeyEntry })));

/** Is nothing, and costs nothing, for an API that wants no key. */
export function ApiKey() {
  const { key, want, asking } = useApiKey();
  return key || want || asking ? (
    <Suspense fallback={null}>
      <ApiKeyEntry />
    </Suspense>
  ) : null;
}
