import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";

interface RecentRowProps {
  /** Without one there is nothing behind it. */
  href?: string;
  name: ReactNode;
  status?: { name: string; tone: "neutral" | "accent" | "good" | "wrong" };
  /** What is known of it, in a line. */
  facts: ReactNode;
}

export function RecentRow({ href, name, status, facts }: RecentRowProps) {
  const content = (
    <>
      <span className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate font-medium">{name}</span>
        {status ? (
          <Badge tone={status.tone} className="shrink-0">
            {status.name}
          </Badge>
        ) : null}
      </span>
      <span className="mt-0.5 block text-muted">{facts}</span>
    </>
  );
  return (
    <li>
      {href ? (
        <Link href={href} className="block rounded-md px-2 py-2 transition-colors duration-150 hover:bg-sunken">
          {content}
        </Link>
      ) : (
        <div className="px-2 py-2">{content}</div>
      )}
    </li>
  );
}
