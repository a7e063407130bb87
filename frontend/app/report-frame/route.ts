import { FRAME_DOCUMENT, FRAME_HEADERS } from "@/features/results/reports/frame-document";

/** An empty page with an origin of its own, which a report is written into. */
export function GET(): Response {
  return new Response(FRAME_DOCUMENT, { headers: FRAME_HEADERS });
}
