import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { PENGUINS } from "./files";
import { API_URL } from "./product";
import { chooseTarget, dropFile, openFirstPage, openTab, resultsAppear, trainBriefly } from "./steps";

test("a dropped file with text labels becomes a model that is tried, deployed, called, compared and deleted", async ({
  page,
}) => {
  await openFirstPage(page);
  await dropFile(page, PENGUINS);
  await expect(page).toHaveURL(/\/configure\//);

  await chooseTarget(page, "Species");
  await expect(page.getByText("Classification into 3 classes")).toBeVisible();
  await trainBriefly(page);

  await expect(page.getByRole("progressbar", { name: "Progress of the training" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("list", { name: "Phases" })).toBeVisible();
  const first = await resultsAppear(page);

  await test.step("the results say how good it is and what to beware of", async () => {
    await expect(page.getByText(/Right for \d+ of \d+ rows it had never seen/)).toBeVisible();
    await expect(page.getByText("Few rows to judge by")).toBeVisible();
    const data = await openTab(page, "Data");
    await expect(data.getByRole("table", { name: "Columns left out" })).toContainText("Individual ID");
    const performance = await openTab(page, "Performance");
    await expect(performance.getByRole("table").first()).toBeVisible();
    const models = await openTab(page, "Models tried");
    await expect(models.getByRole("table").first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole("tab", { name: "Models tried" })).toHaveAttribute("aria-selected", "true");
  });

  await test.step("the reports are shown in a frame that belongs to nobody", async () => {
    const reports = await openTab(page, "Reports");
    const frame = reports.locator("iframe");
    await expect(frame).toHaveAttribute("sandbox", "allow-scripts");
    await expect(frame.contentFrame().getByText("Species").first()).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the playground answers with the label as it is in the file, and says why", async () => {
    const tryIt = await openTab(page, "Try it");
    await tryIt.getByRole("button", { name: "Deploy the model" }).click();
    const answer = tryIt.getByRole("region", { name: "The answer" });
    await expect(answer.getByRole("list", { name: "Probability of each label" })).toContainText("Adelie Penguin");
    await expect(tryIt.getByRole("list", { name: "What each column adds" })).toBeVisible();
    await tryIt.getByLabel("Flipper Length (mm)").fill("231");
    await expect(tryIt.getByText("changed").first()).toBeVisible();
    await tryIt.getByRole("button", { name: "Back to the example", exact: true }).click();
    await expect(tryIt.getByText("changed")).toHaveCount(0);
  });

  await test.step("the lines to copy run as they are", async () => {
    const useIt = await openTab(page, "Use it");
    for (const [language, run] of [
      ["Python", (code: string) => execFileSync("python3", ["-c", code], { encoding: "utf8" })],
      ["curl", (code: string) => execFileSync("bash", ["-c", code], { encoding: "utf8" })],
      ["JavaScript", (code: string) => execFileSync("node", ["--input-type=module", "-e", code], { encoding: "utf8" })],
    ] as const) {
      await useIt.getByRole("radio", { name: language }).click();
      const code = await useIt.getByRole("region", { name: `the ${language} lines` }).textContent();
      expect(run(code ?? "")).toContain("Penguin");
    }
  });

  const second = await test.step("a second job is compared with the first", async () => {
    await page.getByRole("link", { name: "Retrain" }).click();
    await expect(page.getByRole("radio", { name: "Species" }).first()).toBeChecked();
    await trainBriefly(page, 2);
    const second = await resultsAppear(page);
    await page.goto(`/compare?jobs=${first},${second}`);
    await expect(page.getByRole("table", { name: "Scores of the jobs side by side" })).toContainText("Accuracy");
    await expect(page.getByRole("table", { name: "Importance of the columns side by side" })).toBeVisible();
    return second;
  });

  await test.step("jobs are found in the history, deleted, had back and deleted", async () => {
    await page.getByRole("link", { name: "History" }).click();
    const boxes = page.getByRole("checkbox", { name: "Select Species from penguins_raw.csv" });
    await expect(boxes).toHaveCount(2);
    await page.getByLabel("Status").selectOption("failed");
    await expect(boxes).toHaveCount(0);
    await page.getByRole("button", { name: "Clear" }).first().click();
    await deleteNewest(page);
    await expect(boxes).toHaveCount(1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(boxes).toHaveCount(2);
    await deleteNewest(page);
    await expect
      .poll(async () => (await page.request.get(`${API_URL}/jobs/${second}`)).status(), { timeout: 20_000 })
      .toBe(404);
    expect((await page.request.get(`${API_URL}/jobs/${first}`)).ok()).toBe(true);
    await expect(boxes).toHaveCount(1);
  });
});

/** Of the jobs in the history, which are listed newest first. */
async function deleteNewest(page: Page): Promise<void> {
  const box = page.getByRole("checkbox", { name: "Select Species from penguins_raw.csv" }).first();
  if (!(await box.isChecked())) await box.check();
  await page.getByRole("button", { name: "Delete 1 job" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete 1 job" }).click();
}
