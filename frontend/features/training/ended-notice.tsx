import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { configureAddress, resultsAddress } from "@/lib/addresses";
import type { Job } from "@/lib/api/jobs";

/** How a training ended, and the way on from there. */
export function EndedNotice({ job }: { job: Job }) {
  if (job.status === "completed") {
    return (
      <Notice
        tone="good"
        title="The model is ready"
        actions={
          <Button asChild variant="primary">
            <Link href={resultsAddress(job.job_id)}>See the results</Link>
          </Button>
        }
      />
    );
  }
  const failed = job.status === "failed";
  return (
    <Notice
      tone={failed ? "wrong" : "info"}
      title={failed ? "The training failed" : "The training was cancelled"}
      actions={
        <>
          <Button asChild variant="primary">
            <Link href={configureAddress(job)}>{failed ? "Change the settings and try again" : "Train again"}</Link>
          </Button>
          <Button asChild>
            <Link href="/history">To the history</Link>
          </Button>
        </>
      }
    >
      {failed
        ? (job.error_message ?? "It left no word of why.")
        : "There is no model of it. The dataset is still there unless it was deleted."}
    </Notice>
  );
}
