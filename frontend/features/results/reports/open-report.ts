import { FRAME_PATH, FRAME_READY, type Handover } from "./frame-document";

/** Show a report in a tab of its own, which has no more rights than the frame; false where the browser forbids tabs. */
export function openReport(html: string): boolean {
  const tab = window.open(FRAME_PATH, "_blank");
  if (!tab) return false;
  window.addEventListener("message", function handOver(event: MessageEvent) {
    if (event.source !== tab || event.data !== FRAME_READY) return;
    window.removeEventListener("message", handOver);
    tab.postMessage({ report: html } satisfies Handover, "*");
  });
  return true;
}

/** Let the person save a report that is already here: the API's own links to it end after an hour. */
export function saveReport(html: string, filename: string): void {
  const url = URL.createObjectURL(new Blob([html], { type: "text/html;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
  // The browser may begin to read it only after this call.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
