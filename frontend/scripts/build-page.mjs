// Builds the page where its sources are not those that it was built from, and prints where it is.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const page = path.resolve(".next/standalone");
const builtFrom = path.join(page, "built-from");
const MADE = ["node_modules", ".next", ".amplify-hosting", "test-results", "playwright-report", "next-env.d.ts"];
const NOT_SOURCES = new Set([...MADE, "e2e"]);

function sources(directory) {
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCES.has(name) && !name.includes(".test.") && !name.endsWith(".tsbuildinfo"))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const place = path.join(directory, entry.name);
      return entry.isDirectory() ? sources(place) : [place];
    });
}

function digest() {
  const whole = createHash("sha256");
  for (const file of sources(".")) whole.update(file).update(createHash("sha256").update(readFileSync(file)).digest());
  return whole.digest("hex");
}

function kept() {
  try {
    return readFileSync(builtFrom, "utf8");
  } catch {
    return null; // not built yet
  }
}

function say(sentence) {
  process.stderr.write(`AutoML Lite: ${sentence}\n`);
}

function pnpm(...command) {
  // Standard output is for the answer alone, so what they say goes to standard error.
  const ended = spawnSync("scripts/pnpm", command, {
    stdio: ["ignore", process.stderr, process.stderr],
  });
  if (ended.status === 0) return;
  say(`\`pnpm ${command.join(" ")}\` failed, so there is no web page; the API starts without it.`);
  process.exit(1);
}

const now = digest();
if (kept() !== now) {
  say("building the web page; the first time takes a minute or two …");
  pnpm("install", "--frozen-lockfile");
  pnpm("build");
  writeFileSync(builtFrom, now);
}
process.stdout.write(`${page}\n`);
