import { defineConfig } from "@playwright/test";
import type { Options } from "./e2e/fixtures";
import { PAGE_URL } from "./e2e/product";

export default defineConfig<object, Options>({
  testDir: "e2e",
  projects: [
    { name: "e2e", testMatch: "*.spec.ts" },
    // Enough for curves and a leaderboard to look like those of a real job.
    { name: "screenshots", testMatch: "*.pictures.ts", use: { trials: 40 } },
  ],
  outputDir: "test-results",
  // Two real servers and trainings on few cores: more at once would only time each other out.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: PAGE_URL,
    trace: "retain-on-failure",
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    },
  },
});
