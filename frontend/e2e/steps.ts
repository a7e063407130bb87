import type { Locator, Page } from "@playwright/test";
import type { TestFile } from "./files";
import { expect } from "./fixtures";

const TRAINED_MS = 150_000;

/** Let a file go over the page, as a person drags one there. */
export async function dropFile(page: Page, file: TestFile): Promise<void> {
  const data = await page.evaluateHandle(({ name, content }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], name, { type: "text/csv" }));
    return transfer;
  }, file);
  const main = page.getByRole("main");
  const zone = main.getByText("Drop a CSV here, or choose a file");
  const ready = page.getByText("Let go to upload");
  // A person's drag goes on and on; this one is told once, perhaps before the page's scripts listen.
  await expect(async () => {
    if (!(await ready.isVisible())) await zone.dispatchEvent("dragenter", { dataTransfer: data }, { timeout: 1_000 });
    await expect(ready).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await ready.dispatchEvent("drop", { dataTransfer: data });
}

/** Upload a file from the first page, and be taken to its configuration. */
export async function upload(page: Page, file: TestFile): Promise<void> {
  await page.goto("/");
  await page.locator("input[type=file]").setInputFiles({
    name: file.name,
    mimeType: "text/csv",
    buffer: Buffer.from(file.content),
  });
  await expect(page).toHaveURL(/\/configure\//);
}

export async function chooseTarget(page: Page, column: string): Promise<void> {
  await page.getByRole("radio", { name: column }).first().check();
}

/** A few trials are enough to see all that follows. */
export async function trainBriefly(page: Page, trials = 5): Promise<void> {
  await page.getByRole("button", { name: "More settings" }).click();
  await page.getByLabel("Most trials").fill(String(trials));
  await page.getByRole("button", { name: "Train model" }).click();
  await expect(page).toHaveURL(/\/training\//);
}

/** The training page goes to the results by itself. */
export async function resultsAppear(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/results\//, { timeout: TRAINED_MS });
  await expect(page.getByRole("tab", { name: "Performance" })).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

export async function openTab(page: Page, name: string): Promise<Locator> {
  await page.getByRole("tab", { name }).click();
  return page.getByRole("tabpanel", { name });
}
