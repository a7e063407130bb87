import AxeBuilder from "@axe-core/playwright";
import { PENGUINS } from "./files";
import { expect, test as base } from "./fixtures";
import { Gateway } from "./gateway";
import { answers, builtPage, DEPLOYED_PAGE_URL, ended, startServer } from "./product";

const KEY = "the-right-key-0123456789";

/** The page of a deployment whose API wants a key. */
const test = base.extend<{ gateway: Gateway }>({
  baseURL: DEPLOYED_PAGE_URL,
  gateway: async ({}, provide) => {
    const gateway = new Gateway(KEY);
    const page = startServer(builtPage(), "serve.mjs", { PORT: "3101", NEXT_PUBLIC_API_URL: Gateway.url });
    await answers(`${DEPLOYED_PAGE_URL}/api/health`);
    await provide(gateway);
    await Promise.all([ended(page), gateway.close()]);
  },
});

test("a deployment that wants a key asks for it once, and only its API is sent it", async ({ page, gateway }) => {
  const policies: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) policies.push(message.text());
  });
  await page.goto("/");
  const dialog = page.getByRole("dialog", { name: "This deployment wants an API key" });

  await test.step("a wrong key is refused in words and not kept", async () => {
    await dialog.getByLabel("Key").fill("wrong");
    await dialog.getByRole("button", { name: "Use this key" }).click();
    await expect(dialog.getByRole("alert")).toContainText("does not take this key");
    await expect(page.getByRole("dialog")).toHaveCount(1);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  await test.step("closing the question leaves another way to it, and the page does not ask again by itself", async () => {
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await page.getByRole("button", { name: "Enter the API key" }).first().click();
    await expect(dialog.getByLabel("Key")).toBeFocused();
  });

  await test.step("the right key is kept, and what failed is asked for again", async () => {
    await dialog.getByLabel("Key").fill(KEY);
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Enter the API key" })).toHaveCount(0);
  });

  await test.step("a file is uploaded and its columns are there, also after a reload", async () => {
    await page.locator("input[type=file]").setInputFiles({
      name: PENGUINS.name,
      mimeType: "text/csv",
      buffer: Buffer.from(PENGUINS.content),
    });
    await expect(page).toHaveURL(/\/configure\//);
    await page.reload();
    await expect(page.getByRole("radio", { name: "Species" }).first()).toBeVisible();
    const withRightKey = gateway.toApi().filter(({ key }) => key === KEY);
    expect(withRightKey.map(({ method }) => method)).toContain("POST");
    expect(gateway.toFiles()).toMatchObject([{ method: "PUT", key: undefined }]);
    expect(gateway.calls.filter(({ path }) => path.includes(KEY))).toEqual([]);
    expect(policies).toEqual([]);
  });

  await test.step("a key that is taken no more is said to be, and a new one opens the page again", async () => {
    gateway.rotate("the-new-key");
    await page.goto("/datasets");
    const changed = page.getByRole("dialog", { name: "API key" });
    await expect(changed.getByRole("alert")).toContainText("not take the key that is kept here any more");
    await changed.getByLabel("New key").fill("the-new-key");
    await page.keyboard.press("Enter");
    await expect(page.getByText(PENGUINS.name).first()).toBeVisible();
  });

  await test.step("forgetting the key asks again, and what it opened is gone", async () => {
    await page.getByRole("button", { name: "API key" }).click();
    await page.getByRole("button", { name: "Forget the key" }).click();
    await expect(dialog.getByLabel("Key")).toBeVisible();
    await expect(page.getByText(PENGUINS.name)).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

test("axe finds nothing on the question for the key, in either theme, and it fits a phone", async ({ page, gateway }) => {
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.goto("/");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Use this key" }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
    expect(violations.map(({ id }) => id), theme).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  // One line of words in the header, with the key's button beside them.
  for (const link of await page.locator("nav a").all()) expect((await link.boundingBox())?.height).toBeLessThan(40);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide).toBeLessThanOrEqual(0);
  expect(gateway.toApi().every(({ key }) => key === undefined)).toBe(true);
});
