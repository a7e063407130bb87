"use client";

import Link from "next/link";
import { PageHead } from "@/components/layout/page-head";
import { usePageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RetryButton } from "@/components/ui/retry-button";
import { isProblem, sentenceOf } from "@/lib/api/problem";

interface TrainingTroubleProps {
  error: unknown;
  onAskNow: () => void;
}

/** The server's no: most often a job that is not there, or no more. */
export function TrainingTrouble({ error, onAskNow }: TrainingTroubleProps) {
  usePageTitle("Training");
  const missing = isProblem(error) && error.status === 404;
  return (
    <>
      <PageHead title="Training" />
      <Notice
        tone="wrong"
        title={missing ? "This job is not there" : "The job cannot be shown"}
        actions={
          <>
            <RetryButton error={error} onRetry={onAskNow} />
            <Button asChild>
              <Link href="/history">To the history</Link>
            </Button>
          </>
        }
      >
        {missing ? "It was deleted, or its address has a mistake." : sentenceOf(error)}
      </Notice>
    </>
  );
}
