import { sentenceOf } from "@/lib/api/problem";
import { Notice } from "./notice";
import { RetryButton } from "./retry-button";

interface FailureProps {
  error: unknown;
  onRetry: () => void;
  /** What is missing because of it. */
  title?: string;
  className?: string;
}

/** What could not be had from the API, why, and another try. */
export function Failure({ error, onRetry, title, className }: FailureProps) {
  return (
    <Notice
      tone="wrong"
      title={title}
      className={className}
      actions={<RetryButton size="small" error={error} onRetry={onRetry} />}
    >
      {sentenceOf(error)}
    </Notice>
  );
}
