import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Press Tab until what has the focus is called like this. */
async function tabTo(page: Page, role: string, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role as "button", { name }).first();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${role} ${String(name)} is not reached by the keyboard`);
}

test("a model is trained and tried with the keyboard alone", async ({ page }) => {
  await page.goto("/");
  await tabTo(page, "button", "Use a sample");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/configure\//);

  await tabTo(page, "button", "More settings");
  await page.keyboard.press("Enter");
  await tabTo(page, "textbox", "Most trials");
  await page.keyboard.type("3");
  await tabTo(page, "button", "Train model");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/results\//, { timeout: 150_000 });

  await tabTo(page, "tab", "Performance");
  // The focus moves a moment after the key: a second one before that would start from the first tab again.
  for (const name of ["Explanation", "Try it"]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name })).toBeFocused();
    await expect(page.getByRole("tab", { name })).toHaveAttribute("aria-selected", "true");
  }
  await tabTo(page, "button", "Deploy the model");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Probability of each label" })).toBeVisible();

  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page).toHaveURL(/\/history/);
  await expect(page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("the first Tab leads past the header", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
