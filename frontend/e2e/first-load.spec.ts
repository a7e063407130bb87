import type { Page } from "@playwright/test";
import { everyPage } from "./every-page";
import { expect, test } from "./fixtures";

/** Kilobytes of JavaScript, as they come over the wire, that a first visit may cost. */
const BUDGETS: Record<string, number> = { upload: 200, "results-performance": 230 };
const OTHER_BUDGET = 230;

test("no page's first visit costs more JavaScript than its budget", async ({ browser, request }) => {
  test.setTimeout(600_000);
  for (const { name, address } of await everyPage(request)) {
    const context = await browser.newContext({ baseURL: "http://localhost:3100" });
    const page = await context.newPage();
    const sent = await scriptBytes(page, address);
    await context.close();
    test.info().annotations.push({ type: "first load", description: `${name}: ${Math.round(sent / 1_000)} kB` });
    expect.soft(sent / 1_000, name).toBeLessThanOrEqual(BUDGETS[name] ?? OTHER_BUDGET);
  }
});

async function scriptBytes(page: Page, address: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  return bytes;
}
