import type { Locator, Page } from "@playwright/test";
import type { TestFile } from "./files";
import { expect } from "./fixtures";

const TRAINED_MS = 150_000;

/** The first page is there before its scripts are; until React has the input, a file that is handed over is lost. */
export async function openFirstPage(page: Page): Promise<void> {
  await page.goto("/");
  await page.waitForFunction(() => {
    const input = document.querySelector("input[type=file]");
    return input !== null && Object.keys(input).some((key) => key.startsWith("__reactProps"));
  });
}

/** Let a file go over the page, as a person drags one there. */
export async function dropFile(page: Page, file: TestFile): Promise<void> {
  const data = await page.evaluateHandle(({ name, content }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], name, { type: "text/csv" }));
    return transfer;
  }, file);
  const main = page.getByRole("main");
  await main.getByText("Drop a CSV here, or choose a file").dispatchEvent("dragenter", { dataTransfer: data });
  await page.getByText("Let go to upload").dispatchEvent("drop", { dataTransfer: data });
}

/** Upload a file from the first page, and be taken to its configuration. */
export async function upload(page: Page, file: TestFile): Promise<void> {
  await openFirstPage(page);
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
