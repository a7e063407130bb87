import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Place } from "./every-page";
import { expect, test } from "./fixtures";

test("axe finds nothing on any page, in either theme, and no page scrolls sideways on a phone", async ({ page, places }) => {
  test.setTimeout(600_000);
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    for (const place of places) {
      await visit(page, place);
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]).exclude("iframe").analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(" | ")}`);
      expect.soft(found, `${place.name} in ${theme}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 360, height: 740 });
  for (const place of places) {
    await visit(page, place);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(tooWide, `${place.name} at 360 px`).toBeLessThanOrEqual(0);
  }
});

async function visit(page: Page, { address }: Place): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0, { timeout: 30_000 });
}
