"use client";

import { useEffect } from "react";
import { toast, Toaster } from "sonner";
import { toaster } from "./toast";

export function ToasterBox() {
  // Children's effects come first: by then the toaster listens.
  useEffect(() => toaster.isReady(toast), []);
  return (
    <Toaster
      position="bottom-right"
      toastOptions={{
        classNames: { toast: "!bg-raised !text-text !border-line !font-sans", description: "!text-muted" },
      }}
    />
  );
}
