import { Sketch } from "@/components/charts/sketch";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/lib/api/datasets";
import type { ProblemType } from "@/lib/vocabulary/problem-types";
import { COLUMN_TYPES, ROLES } from "@/lib/vocabulary/columns";
import { shapeOf, targetFact } from "./describe-column";
import { MOST_CLASSES } from "./obstacle";

interface TargetOptionProps {
  column: Column;
  rows: number;
  problemType: ProblemType;
  chosen: boolean;
  suggested: boolean;
  unlikely: boolean;
  onChoose: () => void;
}

export function TargetOption(props: TargetOptionProps) {
  const { column, rows, problemType, chosen, suggested, unlikely, onChoose } = props;
  const shape = shapeOf(column, rows);
  return (
    <label className="flex cursor-pointer items-center gap-3 rounded-md px-2 py-2 transition-colors duration-150 hover:bg-sunken has-[:checked]:bg-accent-soft">
      <input type="radio" name="target" checked={chosen} onChange={onChoose} className="size-4 shrink-0 accent-accent" />
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-mono" title={column.name}>
            {column.name}
          </span>
          {suggested ? (
            <Badge tone="accent" className="shrink-0">
              suggested
            </Badge>
          ) : null}
        </span>
        <span className="block truncate text-xs text-muted">
          {targetFact(column, rows, problemType)} · {unlikely ? whyUnlikely(column) : COLUMN_TYPES[column.dtype]}
        </span>
      </span>
      {shape ? (
        // Its words are in the fact beside it.
        <span aria-hidden className="hidden shrink-0 xs:block">
          <Sketch counts={shape.counts} label={shape.label} />
        </span>
      ) : null}
      <span className="w-20 shrink-0 text-right text-xs text-muted">{problemType}</span>
    </label>
  );
}

function whyUnlikely(column: Column): string {
  const { role } = column.role;
  if (column.distinct === 0) return "no values";
  if (column.distinct === 1) return ROLES.constant;
  if (role === "identifier" || role === "high_cardinality") return ROLES[role];
  if (column.dtype === "datetime") return COLUMN_TYPES.datetime;
  return column.distinct > MOST_CLASSES ? ROLES.high_cardinality : "too few rows";
}
