import { expect, test } from "./fixtures";
import { BIKES, PENGUINS } from "./files";
import { chooseTarget, openFirstPage, resultsAppear, upload } from "./steps";

test("a training is watched through an outage of the server", async ({ page, product }) => {
  await upload(page, PENGUINS);
  await chooseTarget(page, "Species");
  await page.getByRole("button", { name: "Train model" }).click();
  await expect(page).toHaveURL(/\/training\//);
  await expect(page.getByText("Leaderboard")).toBeVisible({ timeout: 60_000 });

  await product.stopApi();
  await expect(page.getByText("The server cannot be reached")).toBeVisible({ timeout: 30_000 });
  await product.startApi();
  await page.getByRole("button", { name: "Ask again now" }).click();
  await expect(page.getByText("The server cannot be reached")).toHaveCount(0);

  await page.getByRole("button", { name: "Cancel" }).click();
  const keep = page.getByRole("menuitem", { name: "Cancel and keep the best" });
  await expect(keep).toBeEnabled({ timeout: 60_000 });
  await keep.click();
  await resultsAppear(page);
});

test("pressing twice starts one training, and cancelling ends it with nothing", async ({ page }) => {
  await upload(page, BIKES);
  await chooseTarget(page, "bikers");
  await page.getByRole("button", { name: "Train model" }).dblclick();
  await expect(page).toHaveURL(/\/training\//);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("menuitem", { name: "Cancel…" }).click();
  await page.getByRole("button", { name: "Cancel the training" }).click();
  await expect(page.getByText("The training was cancelled")).toBeVisible();
  await page.goto("/history?status=cancelled");
  await expect(page.getByRole("checkbox", { name: "Select bikers from bike_sharing_2000.csv" })).toHaveCount(1);
});

test("an upload that breaks off is told and tried again", async ({ page, product }) => {
  await openFirstPage(page);
  await product.stopApi();
  await page.locator("input[type=file]").setInputFiles({
    name: "later.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(PENGUINS.content),
  });
  const row = page.getByRole("list", { name: "Uploads" }).getByRole("listitem");
  await expect(row.getByRole("alert")).toContainText("cannot be reached");
  await product.startApi();
  await row.getByRole("button", { name: /Try again/ }).click();
  await expect(page).toHaveURL(/\/configure\//);
});

test("the page keeps to a theme that was chosen", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("nothing is asked of another host", async ({ page }) => {
  const others: string[] = [];
  page.on("request", (request) => {
    const { hostname } = new URL(request.url());
    if (hostname !== "localhost" && !request.url().startsWith("data:")) others.push(request.url());
  });
  for (const address of ["/", "/history", "/datasets", "/compare"]) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
  }
  expect(others).toEqual([]);
});
