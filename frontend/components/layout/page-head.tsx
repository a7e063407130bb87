import type { ReactNode } from "react";

interface PageHeadProps {
  title: ReactNode;
  /** What this page is about: file, size, when. */
  facts?: ReactNode;
  actions?: ReactNode;
}

export function PageHead({ title, facts, actions }: PageHeadProps) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {facts ? <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">{facts}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </div>
  );
}
