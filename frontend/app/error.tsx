"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold">This page broke</h1>
      <Notice
        tone="wrong"
        title="Something in the page failed. Your files, jobs and models are not touched by it."
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Button asChild>
              <Link href="/">Go to the start</Link>
            </Button>
          </>
        }
      >
        <code className="font-mono text-xs">{error.message || error.digest}</code>
      </Notice>
    </>
  );
}
