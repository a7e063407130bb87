"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Failure } from "@/components/ui/failure";
import { Loading, Skeleton } from "@/components/ui/skeleton";

interface RecentSectionProps {
  title: string;
  /** Where all of them are. */
  all: { href: string; name: string };
  /** Items of a list. */
  rows: ReactNode[];
  loading: boolean;
  /** Why there is nothing to show; null where it was loaded. */
  error: unknown;
  onRetry: () => void;
  /** What would be here. */
  empty: string;
}

/** The last few of something. */
export function RecentSection({ title, all, rows, loading, error, onRetry, empty }: RecentSectionProps) {
  return (
    <Section
      title={title}
      actions={
        <Button asChild variant="link" size="inline">
          <Link href={all.href}>{all.name}</Link>
        </Button>
      }
    >
      {rows.length > 0 ? (
        <ul className="-mx-2 flex flex-col">{rows}</ul>
      ) : loading ? (
        <Loading what={title.toLowerCase()}>
          <div className="flex flex-col gap-3">
            <Skeleton className="h-11" />
            <Skeleton className="h-11" />
            <Skeleton className="h-11" />
          </div>
        </Loading>
      ) : error ? (
        <Failure error={error} onRetry={onRetry} />
      ) : (
        <p className="text-muted">{empty}</p>
      )}
    </Section>
  );
}
