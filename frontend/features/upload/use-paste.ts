"use client";

import { useEffect } from "react";
import { toast } from "@/components/ui/toast";
import { pastedTable } from "./pasted-table";

/** Take what is pasted anywhere on the page but into a field: files, or rows as text. */
export function usePaste(onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    function take(event: ClipboardEvent) {
      if (!event.clipboardData || isField(event.target)) return;
      const files = filesIn(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      // The drop zone would take the files a second time.
      event.stopPropagation();
      onFiles(files);
    }
    window.addEventListener("paste", take, { capture: true });
    return () => window.removeEventListener("paste", take, { capture: true });
  }, [onFiles]);
}

function filesIn(data: DataTransfer): File[] {
  // Spreadsheet programs add a picture of the cells.
  const files = [...data.files].filter((file) => !file.type.startsWith("image/"));
  const text = data.getData("text/plain");
  if (files.length > 0 || text.trim() === "") return files;
  const table = pastedTable(text, new Date());
  if (table) return [table];
  toast("What you pasted is not a table", {
    description: "Copy rows together with their header line: two lines and two columns at least.",
  });
  return [];
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
