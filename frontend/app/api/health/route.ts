/** Whether the page's server answers; asked by whoever runs it. */
export function GET(): Response {
  return Response.json({ status: "healthy" }, { headers: { "Cache-Control": "no-store" } });
}
