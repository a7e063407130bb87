"use client";

import { useState } from "react";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Failure } from "@/components/ui/failure";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { Schema } from "@/lib/api/client";
import { usePreview } from "@/lib/api/datasets";
import { counted, formatCount } from "@/lib/format/numbers";
import { Disclosure } from "./disclosure";

/** More columns than this nobody reads side by side, and a page becomes slow. */
const MOST_COLUMNS = 60;

interface PreviewCardProps {
  datasetId: string;
  target: string | undefined;
}

/** The first rows, just as the file has them; asked for once somebody wants to see them. */
export function PreviewCard({ datasetId, target }: PreviewCardProps) {
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = usePreview(datasetId, open);
  return (
    <Card className="min-w-0">
      <Disclosure title="First rows" as="h2" open={open} onOpenChange={setOpen}>
        {!open ? null : data ? (
          <PreviewTable preview={data} target={target} />
        ) : error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="the first rows">
            <Skeleton className="h-64" />
          </Loading>
        )}
      </Disclosure>
    </Card>
  );
}

function PreviewTable({ preview, target }: { preview: Schema<"DatasetPreview">; target: string | undefined }) {
  const columns = preview.columns.slice(0, MOST_COLUMNS);
  return (
    <>
      <p className="mb-3 text-muted">
        {counted(preview.rows.length, "row")}
        {columns.length < preview.columns.length
          ? ` and the first ${formatCount(columns.length)} of ${formatCount(preview.columns.length)} columns`
          : ""}
        , as the file has them.
      </p>
      <Table caption="First rows of the file">
        <thead>
          <tr>
            {columns.map((name, place) => (
              <HeadCell
                key={place}
                className={cn("max-w-56 truncate px-3 font-mono", name === target && "bg-accent-soft text-accent-strong")}
                title={name}
              >
                {name}
                {name === target ? <span className="sr-only"> (target)</span> : null}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row, place) => (
            <tr key={place}>
              {columns.map((name, at) => (
                <PreviewCell key={at} text={row[at] ?? null} marked={name === target} />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function PreviewCell({ text, marked }: { text: string | null; marked: boolean }) {
  return (
    <Cell className={cn("max-w-56 truncate px-3", marked && "bg-accent-soft")} title={text ?? undefined}>
      {text ?? (
        <span className="text-muted">
          <span aria-hidden>–</span>
          <span className="sr-only">no value</span>
        </span>
      )}
    </Cell>
  );
}
