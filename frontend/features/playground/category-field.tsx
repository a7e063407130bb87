"use client";

import { useState } from "react";
import { Input, Select } from "@/components/ui/fields";

const MISSING = "missing";
const OTHER = "other";

interface CategoryFieldProps {
  id: string;
  column: string;
  categories: readonly string[];
  value: string;
  onChange: (value: string) => void;
  describedBy: string | undefined;
}

/** One of the known texts, none, or any other text. Options are told apart by place: a text may be any word. */
export function CategoryField({ id, column, categories, value, onChange, describedBy }: CategoryFieldProps) {
  const known = categories.indexOf(value);
  // While somebody writes, the box stays, though what is there so far may be a known text or nothing.
  const [isWriting, setIsWriting] = useState(false);
  const isOther = isWriting || (value !== "" && known < 0);
  const choice = isOther ? OTHER : known >= 0 ? String(known) : MISSING;

  function choose(next: string) {
    setIsWriting(next === OTHER);
    onChange(categories[Number(next)] ?? "");
  }

  return (
    <div className="flex flex-col gap-2">
      <Select id={id} aria-describedby={describedBy} value={choice} onChange={(event) => choose(event.target.value)}>
        <option value={MISSING}>Empty (missing)</option>
        {categories.map((category, place) => (
          <option key={place} value={String(place)}>
            {category}
          </option>
        ))}
        <option value={OTHER}>Another text…</option>
      </Select>
      {isOther ? (
        <Input
          aria-label={`Another text for ${column}`}
          autoComplete="off"
          value={value}
          onChange={(event) => {
            setIsWriting(true);
            onChange(event.target.value);
          }}
        />
      ) : null}
    </div>
  );
}
