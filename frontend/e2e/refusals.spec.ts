import { expect, test } from "./fixtures";
import { ATTACK, HEADER_ONLY, HOSTILE } from "./files";
import { chooseTarget, openFirstPage, openTab, resultsAppear, trainBriefly, upload } from "./steps";

test("a file that cannot be used says why, and another one can be sent", async ({ page }) => {
  await openFirstPage(page);
  await page.locator("input[type=file]").setInputFiles([
    { name: HEADER_ONLY.name, mimeType: "text/csv", buffer: Buffer.from(HEADER_ONLY.content) },
    { name: "picture.png", mimeType: "image/png", buffer: Buffer.from("not a table") },
  ]);
  const rows = page.getByRole("list", { name: "Uploads" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0).getByRole("alert")).toContainText("row");
  await expect(rows.nth(1).getByRole("alert")).toContainText(".csv");
  await expect(rows.nth(0).getByRole("button", { name: "Upload another file" })).toBeVisible();
});

test("hostile names and cells are text everywhere", async ({ page }) => {
  const attacked = () => page.evaluate(() => "attacked" in window);
  await upload(page, HOSTILE);
  await expect(page.getByRole("heading", { name: HOSTILE.name })).toBeVisible();
  await page.getByRole("button", { name: "First rows" }).click();
  await expect(page.getByRole("table", { name: "First rows of the file" })).toBeVisible();
  expect(await attacked()).toBe(false);

  await chooseTarget(page, ATTACK);
  await trainBriefly(page, 2);
  const job = await resultsAppear(page);
  for (const tab of ["Performance", "Explanation", "Models tried", "Data", "Reports", "Use it"]) {
    await openTab(page, tab);
    await page.waitForLoadState("networkidle");
    expect(await attacked(), tab).toBe(false);
  }
  const tryIt = await openTab(page, "Try it");
  await tryIt.getByRole("button", { name: "Deploy the model" }).click();
  await expect(tryIt.getByRole("list", { name: "Probability of each label" })).toContainText(ATTACK);
  for (const address of ["/", "/history", "/datasets", `/compare?jobs=${job}`]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(await attacked(), address).toBe(false);
  }
});

test("a job, a dataset or a page that is not there says so", async ({ page }) => {
  for (const address of ["/results/none", "/training/none", "/configure/none"]) {
    await page.goto(address);
    await expect(page.getByRole("alert").filter({ hasText: /\w/ }).first()).toBeVisible();
  }
  await page.goto("/nowhere");
  await expect(page.getByText("There is no page at this address")).toBeVisible();
});
