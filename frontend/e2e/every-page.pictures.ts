import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "./fixtures";

const PICTURES = path.resolve(import.meta.dirname, "../../docs/screenshots");
const DESK = { width: 1280, height: 900 };
const TALL = 1_800;
const PAINTED_MS = 500;
const PHONE = { width: 360, height: 740 };
const LOOKS = [
  { look: "light", colorScheme: "light", viewport: DESK },
  { look: "dark", colorScheme: "dark", viewport: DESK },
  { look: "phone", colorScheme: "light", viewport: PHONE },
] as const;

test("takes the pictures of every page for the documentation", async ({ page, places }) => {
  test.setTimeout(1_200_000);
  mkdirSync(PICTURES, { recursive: true });
  for (const { name, address } of places) {
    for (const { look, colorScheme, viewport } of LOOKS) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      await page.goto(address);
      await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0, { timeout: 30_000 });
      await page.waitForLoadState("networkidle");
      // A frame is only painted where it is in sight.
      if (await page.locator("iframe").count()) {
        await page.setViewportSize({ width: viewport.width, height: TALL });
        await page.waitForTimeout(PAINTED_MS);
      }
      await page.screenshot({ path: path.join(PICTURES, `${name}-${look}.png`), fullPage: true });
    }
  }
});
