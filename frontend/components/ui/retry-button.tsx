import type { ComponentProps } from "react";
import { askForKey } from "@/lib/api/key";
import { isKeyRequired } from "@/lib/api/problem";
import { Button } from "./button";

interface RetryButtonProps extends ComponentProps<typeof Button> {
  error: unknown;
  onRetry: () => void;
}

/** Another try at what could not be had; where a key is wanted it comes first. */
export function RetryButton({ error, onRetry, ...rest }: RetryButtonProps) {
  const wantsKey = isKeyRequired(error);
  return (
    <Button onClick={wantsKey ? askForKey : onRetry} {...rest}>
      {wantsKey ? "Enter the API key" : "Try again"}
    </Button>
  );
}
