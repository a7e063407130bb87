import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const FRONTEND = path.resolve(import.meta.dirname, "..");
const BACKEND = path.resolve(FRONTEND, "../backend");
const READY_MS = 60_000;
const LOOK_EVERY_MS = 100;

export const API_URL = "http://localhost:8100";
export const PAGE_URL = "http://localhost:3100";
/** Of a second page, which reaches the API by way of a gateway. */
export const DEPLOYED_PAGE_URL = "http://localhost:3101";

/** The real product on ports of its own and an empty directory; its API can be taken away and brought back. */
export class Product {
  readonly #data = mkdtempSync(path.join(tmpdir(), "automl-lite-e2e-"));
  #api: ChildProcess | null = null;
  #page: ChildProcess | null = null;

  static async start(): Promise<Product> {
    const product = new Product();
    product.#page = startServer(builtPage(), "serve.mjs", { PORT: "3100", NEXT_PUBLIC_API_URL: API_URL });
    await Promise.all([product.startApi(), answers(`${PAGE_URL}/api/health`)]);
    return product;
  }

  async startApi(): Promise<void> {
    this.#api = spawn(path.join(BACKEND, ".venv/bin/automl-lite"), ["serve", "--data", this.#data, "--port", "8100"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        AUTOML_LITE_PAGE_PORT: "3100",
        AUTOML_LITE_ALLOWED_ORIGINS: JSON.stringify([DEPLOYED_PAGE_URL]),
        AUTOML_LITE_MIN_TIME_BUDGET: "1",
        AUTOML_LITE_STOP_GRACE_SECONDS: "1",
      },
    });
    await answers(`${API_URL}/health`);
  }

  async stopApi(): Promise<void> {
    await ended(this.#api);
    this.#api = null;
  }

  async stop(): Promise<void> {
    await Promise.all([ended(this.#api), ended(this.#page)]);
    rmSync(this.#data, { recursive: true, force: true });
  }
}

/** Where the page is, built from its sources as they are. */
export function builtPage(): string {
  const page = execFileSync("scripts/page", { cwd: FRONTEND, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return page.trim();
}

/** A server of the page; it knows nothing of the environment but what it is given. */
export function startServer(directory: string, file: string, environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [file], {
    cwd: directory,
    stdio: ["pipe", "ignore", "inherit"],
    env: { NODE_ENV: "production", HOSTNAME: "127.0.0.1", ...environment },
  });
}

export async function answers(url: string): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    const answered = await fetch(url).catch(() => null);
    if (answered?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`${url} does not answer`);
}

export async function ended(process: ChildProcess | null): Promise<void> {
  if (!process || process.exitCode !== null) return;
  const exited = new Promise((resolve) => process.once("exit", resolve));
  process.kill("SIGTERM");
  await exited;
}
