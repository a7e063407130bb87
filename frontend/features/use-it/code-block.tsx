"use client";

import { CopyButton } from "@/components/ui/copy-button";

interface CodeBlockProps {
  code: string;
  /** What it is: "the Python lines". */
  what: string;
}

/** Lines to copy; they scroll in their own box, which the keyboard reaches. */
export function CodeBlock({ code, what }: CodeBlockProps) {
  return (
    <div className="relative min-w-0 rounded-md border border-line bg-sunken">
      <pre
        role="region"
        aria-label={what}
        tabIndex={0}
        className="max-h-112 overflow-auto p-4 pr-14 font-mono text-xs leading-5 [overflow-wrap:normal]"
      >
        <code>{code}</code>
      </pre>
      <CopyButton text={code} what={what} className="absolute right-2 top-2 bg-sunken" />
    </div>
  );
}
