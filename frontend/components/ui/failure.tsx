import { askForKey } from "@/lib/api/key";
import { isKeyRequired, sentenceOf } from "@/lib/api/problem";
import { Button } from "./button";
import { Notice } from "./notice";

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
      actions={
        isKeyRequired(error) ? (
          <Button size="small" onClick={askForKey}>
            Enter the API key
          </Button>
        ) : (
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {sentenceOf(error)}
    </Notice>
  );
}
