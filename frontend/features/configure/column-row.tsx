"use client";

import { Pin } from "lucide-react";
import { Sketch } from "@/components/charts/sketch";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Switch } from "@/components/ui/switch";
import { Cell } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import type { Column } from "@/lib/api/datasets";
import { counted, formatShare } from "@/lib/format/numbers";
import { COLUMN_TYPES, ROLES } from "@/lib/vocabulary/columns";
import type { Choice, Decision } from "./decide-columns";
import { distinctText, rangeText, shapeOf } from "./describe-column";

/** On a phone these facts stand under the column's name. */
export const WIDE = "hidden md:table-cell";

interface ColumnRowProps {
  column: Column;
  rows: number;
  isTarget: boolean;
  /** None on the target. */
  decision: Decision | undefined;
  onSwitch: (on: boolean) => void;
  onChoose: (choice: Choice | undefined) => void;
}

export function ColumnRow({ column, rows, isTarget, decision, onSwitch, onChoose }: ColumnRowProps) {
  const leftOut = decision !== undefined && !decision.used;
  const missing = formatShare(rows > 0 ? column.missing / rows : 0);
  return (
    <tr className={cn(isTarget && "bg-accent-soft")}>
      <th scope="row" className="border-b border-line px-2 py-2 text-left align-middle font-normal md:max-w-40">
        <span className={cn("block truncate font-mono", leftOut && "text-muted")} title={column.name}>
          {column.name}
        </span>
        <div className="text-xs text-muted md:hidden">
          <p>{`${COLUMN_TYPES[column.dtype]} · ${missing} missing · ${distinctText(column)} different`}</p>
          {decision && decision.role !== "feature" ? <Why column={column} decision={decision} /> : null}
        </div>
      </th>
      <Cell className={`${WIDE} whitespace-nowrap text-muted`}>{COLUMN_TYPES[column.dtype]}</Cell>
      <Cell className={`${WIDE} whitespace-nowrap`} title={counted(column.missing, "row")}>
        {missing}
      </Cell>
      <Cell className={`${WIDE} whitespace-nowrap`}>{distinctText(column)}</Cell>
      <Cell className={WIDE}>
        <ColumnShape column={column} rows={rows} />
      </Cell>
      <Cell>
        {isTarget ? (
          <Badge tone="accent">target</Badge>
        ) : decision ? (
          <UseColumn name={column.name} decision={decision} onSwitch={onSwitch} onChoose={onChoose} />
        ) : null}
      </Cell>
      <Cell className={`${WIDE} min-w-40 text-muted`}>
        {isTarget ? "It is what the model predicts." : <Why column={column} decision={decision} />}
      </Cell>
    </tr>
  );
}

function Why({ column, decision }: Pick<ColumnRowProps, "column" | "decision">) {
  return (
    <>
      {decision && decision.role !== "feature" ? <Badge className="mb-1">{ROLES[decision.role]}</Badge> : null}
      <p>{decision?.reason}</p>
      {column.notes.map((note, place) => (
        <p key={place} className="text-xs">
          {note}
        </p>
      ))}
    </>
  );
}

function ColumnShape({ column, rows }: { column: Column; rows: number }) {
  const shape = shapeOf(column, rows);
  if (shape) return <Sketch counts={shape.counts} label={shape.label} />;
  const range = rangeText(column);
  return <span className="block max-w-36 text-xs text-muted">{range ?? "–"}</span>;
}

interface UseColumnProps {
  name: string;
  decision: Decision;
  onSwitch: (on: boolean) => void;
  onChoose: (choice: Choice | undefined) => void;
}

/** A switch, and a pin that keeps training from leaving the column out later on. */
function UseColumn({ name, decision, onSwitch, onChoose }: UseColumnProps) {
  const pinned = decision.choice === "use";
  const canPin = decision.used && decision.usedByDefault;
  return (
    <span className="flex items-center gap-1">
      <Switch aria-label={`Use ${name}`} checked={decision.used} onCheckedChange={onSwitch} />
      {canPin ? (
        <Tooltip text="Use it even if training finds that it tells the answer or says nothing">
          <Button
            variant="quiet"
            size="icon"
            className={cn("size-8", pinned ? "bg-accent-soft text-accent-strong" : "text-muted")}
            aria-label={`Always use ${name}`}
            aria-pressed={pinned}
            onClick={() => onChoose(pinned ? undefined : "use")}
          >
            <Pin aria-hidden />
          </Button>
        </Tooltip>
      ) : null}
    </span>
  );
}
