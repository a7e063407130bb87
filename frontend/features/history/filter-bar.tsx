"use client";

import { X } from "lucide-react";
import { useQueryState } from "nuqs";
import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/fields";
import { JOB_STATUSES } from "@/lib/vocabulary/jobs";
import { PROBLEM_TYPES } from "@/lib/vocabulary/problem-types";
import { type Filters, narrows, STATUSES, TYPES } from "./filters";
import { TagFilter } from "./tag-filter";

interface FilterBarProps {
  filters: Filters;
  knownTags: readonly string[];
  onChange: (changes: Partial<Filters>) => void;
  onClear: () => void;
}

export function FilterBar({ filters, knownTags, onChange, onClear }: FilterBarProps) {
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  const [focus, setFocus] = useQueryState("focus");
  useEffect(() => {
    if (focus !== "search") return;
    search.current?.focus();
    void setFocus(null);
  }, [focus, setFocus]);

  return (
    <form
      role="search"
      aria-label="Filter the jobs"
      onSubmit={(event) => event.preventDefault()}
      className="mb-6 grid items-end gap-3 xs:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <Field label="Text" htmlFor={`${id}-text`}>
        <Input
          ref={search}
          id={`${id}-text`}
          type="search"
          placeholder="File, target, model or tag"
          value={filters.q}
          onChange={({ target }) => onChange({ q: target.value })}
        />
      </Field>
      <Field label="Status" htmlFor={`${id}-status`}>
        <Select
          id={`${id}-status`}
          value={filters.status ?? ""}
          onChange={({ target }) => onChange({ status: STATUSES.find((status) => status === target.value) ?? null })}
        >
          <option value="">Any status</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {JOB_STATUSES[status].name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Type" htmlFor={`${id}-type`}>
        <Select
          id={`${id}-type`}
          value={filters.type ?? ""}
          onChange={({ target }) => onChange({ type: TYPES.find((type) => type === target.value) ?? null })}
        >
          <option value="">Any type</option>
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {PROBLEM_TYPES[type]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Tag" htmlFor={`${id}-tag`}>
        <TagFilter id={`${id}-tag`} tag={filters.tag} known={knownTags} onChange={(tag) => onChange({ tag })} />
      </Field>
      <Button variant="quiet" disabled={!narrows(filters)} onClick={onClear}>
        <X aria-hidden />
        Clear
      </Button>
    </form>
  );
}
