import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { PAGE_URL } from "./product";

/** Kilobytes of JavaScript, as they come over the wire, that a first visit may cost. */
const BUDGETS: Record<string, number> = { upload: 200, training: 205, history: 205, compare: 205, datasets: 220, "not-found": 175 };
/** Forms with their validation cost 30 more. */
const WITH_FORM = 265;
const OTHER_BUDGET = 230;

function budgetOf(name: string): number {
  return BUDGETS[name] ?? (/configure|try/.test(name) ? WITH_FORM : OTHER_BUDGET);
}

test("no page's first visit costs more JavaScript than its budget", async ({ browser, places }) => {
  test.setTimeout(600_000);
  for (const { name, address } of places) {
    const context = await browser.newContext({ baseURL: PAGE_URL });
    const page = await context.newPage();
    const sent = await scriptBytes(page, address);
    await context.close();
    test.info().annotations.push({ type: "first load", description: `${name}: ${Math.round(sent / 1_000)} kB` });
    expect.soft(sent / 1_000, name).toBeLessThanOrEqual(budgetOf(name));
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
