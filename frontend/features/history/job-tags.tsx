"use client";

import { Badge } from "@/components/ui/badge";

interface JobTagsProps {
  tags: readonly string[];
  onTag: (tag: string) => void;
}

/** A job's tags; each narrows the list to the jobs that have it. */
export function JobTags({ tags, onTag }: JobTagsProps) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-1">
      {tags.map((tag) => (
        <li key={tag} className="max-w-full">
          <button
            type="button"
            className="max-w-full rounded-full"
            aria-label={`Show only jobs tagged ${tag}`}
            onClick={() => onTag(tag)}
          >
            <Badge className="transition-colors duration-150 hover:border-line-strong hover:text-text">{tag}</Badge>
          </button>
        </li>
      ))}
    </ul>
  );
}
