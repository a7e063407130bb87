import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "./fixtures";
import { answers, builtPage, ended, FRONTEND, startServer } from "./product";

const API = "https://abc123.execute-api.eu-central-1.amazonaws.com/dev";
const DEPLOYED = "http://localhost:3102";

test("what Amplify is given serves the page, with the API's address and a policy that lets it be called", async ({ page }) => {
  builtPage();
  const bundle = mkdtempSync(path.join(tmpdir(), "automl-lite-amplify-"));
  makeBundle(bundle, { NEXT_PUBLIC_API_URL: API });
  const { computeResources } = JSON.parse(readFileSync(path.join(bundle, "deploy-manifest.json"), "utf8"));
  // The host name is one that a container may have, and that no server could be reached by.
  const environment = { PORT: "3102", HOSTNAME: "192.0.2.1" };
  const server = startServer(path.join(bundle, "compute/default"), computeResources[0].entrypoint, environment);
  try {
    await answers(`${DEPLOYED}/api/health`);
    // The CDN's part: what the server is never asked for.
    await page.route(`${DEPLOYED}/_next/static/**`, (route, request) =>
      route.fulfill({ path: path.join(bundle, "static", new URL(request.url()).pathname) }),
    );
    const asked = page.waitForRequest((request) => request.url().startsWith(API));
    await page.route(`${API}/**`, (route) => route.abort());
    const answer = await page.goto(DEPLOYED);
    expect((await asked).url()).toMatch(/\/dev\/(jobs|datasets)\?/);
    await expect(page.locator("html")).toHaveAttribute("data-api-url", API);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain(
      "connect-src 'self' https://abc123.execute-api.eu-central-1.amazonaws.com https://*.s3.eu-central-1.amazonaws.com;",
    );
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
  } finally {
    await ended(server);
    rmSync(bundle, { recursive: true });
  }
});

test("a page that would not know its API is not bundled", () => {
  expect(() => makeBundle("/nowhere", {})).toThrow(/NEXT_PUBLIC_API_URL must be the https address of the API/);
});

function makeBundle(place: string, environment: Record<string, string>): void {
  const env = { NODE_ENV: "production" as const, ...environment };
  execFileSync(process.execPath, ["scripts/amplify-bundle.mjs", place], { cwd: FRONTEND, env, stdio: "pipe" });
}
