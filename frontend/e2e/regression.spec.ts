import { expect, test } from "./fixtures";
import { BIKES } from "./files";
import { chooseTarget, openTab, resultsAppear, trainBriefly, upload } from "./steps";

test("a file with a number to predict becomes a model with intervals", async ({ page }) => {
  await upload(page, BIKES);
  await chooseTarget(page, "bikers");
  await expect(page.getByText("Regression.", { exact: false }).first()).toBeVisible();
  await trainBriefly(page);
  await resultsAppear(page);
  await expect(page.getByText(/of what makes bikers differ is explained/)).toBeVisible();

  const performance = await openTab(page, "Performance");
  await expect(performance.getByRole("figure").first()).toBeVisible();

  const tryIt = await openTab(page, "Try it");
  await tryIt.getByRole("button", { name: "Deploy the model" }).click();
  const answer = tryIt.getByRole("region", { name: "The answer" });
  await expect(answer.getByText(/Of rows like this, 90 % lie between/)).toBeVisible();
  await tryIt.getByLabel("temp", { exact: true }).fill("0.9");
  await expect(answer.getByText(/(more|less) than the example's/)).toBeVisible();
});
