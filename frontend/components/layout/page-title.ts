"use client";

import { useEffect } from "react";

/** The title of the browser's tab, as long as the component is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · AutoML Lite`;
  }, [title]);
}
