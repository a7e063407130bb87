"use client";

import { useId, useState } from "react";
import { Input } from "@/components/ui/fields";

const LONGEST_TAG = 50;

interface TagFilterProps {
  id: string;
  tag: string | null;
  known: readonly string[];
  onChange: (tag: string | null) => void;
}

/** Any tag can be written, since not every job's tags are known; the API is asked once it is whole. */
export function TagFilter({ id, tag, known, onChange }: TagFilterProps) {
  const listId = useId();
  const [written, setWritten] = useState(tag ?? "");
  const [seen, setSeen] = useState(tag);
  if (tag !== seen) {
    setSeen(tag);
    setWritten(tag ?? "");
  }

  function settle(text: string) {
    onChange(text.trim() || null);
  }

  return (
    <>
      <Input
        id={id}
        list={listId}
        value={written}
        placeholder="Any tag"
        maxLength={LONGEST_TAG}
        autoComplete="off"
        onChange={({ target: { value } }) => {
          setWritten(value);
          if (value === "" || known.includes(value)) settle(value);
        }}
        onBlur={() => settle(written)}
        onKeyDown={({ key }) => {
          if (key === "Enter") settle(written);
        }}
      />
      <datalist id={listId}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
