/** Where the document below is served. */
export const FRAME_PATH = "/report-frame";

/** What the document tells the window that opened it, once it can be handed a report. */
export const FRAME_READY = "report-frame-ready";

/**
 * An empty document that writes into itself the report it is handed by whoever opened or holds it.
 *
 * A report comes with a policy of its own, which names the scripts that may run. From a blob of this page it
 * would inherit the page's policy too, and no script of it would run.
 */
export const FRAME_DOCUMENT = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Report</title>
<script>
(() => {
  const keeper = window.opener ?? (window.parent === window ? null : window.parent);
  if (!keeper) {
    addEventListener("DOMContentLoaded", () => {
      document.body.textContent = "Reports are shown from a job's results, under Reports.";
    });
    return;
  }
  addEventListener("message", (event) => {
    if (event.source !== keeper || typeof event.data?.report !== "string") return;
    document.open();
    document.write(event.data.report);
    document.close();
  });
  keeper.postMessage("${FRAME_READY}", "*");
})();
</script>
</head>
<body></body>
</html>
`;

/** The document has an origin of its own, loads nothing, sends nothing, and is framed by our pages alone. */
export const FRAME_HEADERS: Record<string, string> = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": [
    "sandbox allow-scripts",
    "default-src 'none'",
    "script-src 'unsafe-inline'",
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; "),
  "Cache-Control": "no-cache",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** What a keeper sends. */
export interface Handover {
  report: string;
}
