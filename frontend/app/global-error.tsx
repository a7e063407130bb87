"use client";

/** Shown where even the frame of the page failed, so it needs nothing of it. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "2rem" }}>
        <h1>AutoML Lite cannot be shown</h1>
        <p>The page failed before anything could be drawn. Your files, jobs and models are not touched by it.</p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}
