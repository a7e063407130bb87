"use client";

import { Pin } from "lucide-react";
import { Sketch } from "@/components/charts/sketch";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Switch } from "@/components/ui/fields";
import { Cell } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import type { Column } from "@/lib/api/datasets";
import { counted, formatShare } from "@/lib/format/numbers";
import { COLUMN_TYPES, ROLES } from "@/lib/vocabulary/columns";
import type { Choice, Decision } from "./decide-columns";
import { distinctText, rangeText, shapeOf } from "./describe-column";

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
  return (
    <tr className={cn(isTarget && "bg-accent-soft")}>
      <th scope="row" className="max-w-48 border-b border-line px-2 py-2 text-left align-middle font-normal">
        <span className={cn("block truncate font-mono", leftOut && "text-muted")} title={column.name}>
          {column.name}
        </span>
      </th>
      <Cell className="whitespace-nowrap text-muted">{COLUMN_TYPES[column.dtype]}</Cell>
      <Cell className="whitespace-nowrap" title={counted(column.missing, "row")}>
        {formatShare(rows > 0 ? column.missing / rows : 0)}
      </Cell>
      <Cell className="whitespace-nowrap">{distinctText(column)}</Cell>
      <Cell>
        <ColumnShape column={column} rows={rows} />
      </Cell>
      <Cell>
        {isTarget ? (
          <Badge tone="accent">target</Badge>
        ) : decision ? (
          <UseColumn name={column.name} decision={decision} onSwitch={onSwitch} onChoose={onChoose} />
        ) : null}
      </Cell>
      <Cell className="min-w-56 text-muted">
        {decision && decision.role !== "feature" ? <Badge className="mb-1">{ROLES[decision.role]}</Badge> : null}
        <p>{isTarget ? "It is what the model predicts." : decision?.reason}</p>
        {column.notes.map((note, place) => (
          <p key={place} className="text-xs">
            {note}
          </p>
        ))}
      </Cell>
    </tr>
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
