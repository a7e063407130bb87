"use client";

import Link from "next/link";
import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RetryButton } from "@/components/ui/retry-button";
import { sentenceOf } from "@/lib/api/problem";

interface JobUnavailableProps {
  error: unknown;
  onRetry: () => void;
}

export function JobUnavailable({ error, onRetry }: JobUnavailableProps) {
  usePageTitle("Results");
  return (
    <>
      <PageHead title="Results" />
      <Notice
        tone="wrong"
        title="This job cannot be shown."
        actions={
          <>
            <RetryButton error={error} onRetry={onRetry} />
            <Button asChild>
              <Link href="/history">Look at the history</Link>
            </Button>
          </>
        }
      >
        {sentenceOf(error)}
      </Notice>
    </>
  );
}
