"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isOffline, sentenceOf } from "@/lib/api/problem";

interface ConnectionBannerProps {
  /** Tries in a row that failed. */
  failures: number;
  reason: unknown;
  onAskNow: () => void;
}

/** Says so while the server does not answer; what is shown below is then as it was last seen. */
export function ConnectionBanner({ failures, reason, onAskNow }: ConnectionBannerProps) {
  return (
    <div role="status">
      {failures > 0 ? (
        <Notice
          tone="careful"
          title={isOffline(reason) ? "The server cannot be reached" : "The server gives no answer"}
          actions={
            <Button size="small" onClick={onAskNow}>
              Ask again now
            </Button>
          }
          className="mb-6"
        >
          {isOffline(reason) ? null : `${sentenceOf(reason)} `}
          A training goes on without this page. The page asks again by itself and shows what was last known.
        </Notice>
      ) : null}
    </div>
  );
}
