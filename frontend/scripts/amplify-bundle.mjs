// Lays the built page out as Amplify Hosting takes a server of any framework, so that what runs there is the server
// that runs here, whichever version of Next.js it is of:
// https://docs.aws.amazon.com/amplify/latest/userguide/ssr-deployment-specification.html
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const bundle = path.resolve(process.argv[2] ?? ".amplify-hosting");
const server = path.join(bundle, "compute/default");
const YEAR = "public, max-age=31536000, immutable";

/** A browser could do nothing without it, and the page would still be served. */
function apiUrl() {
  const told = process.env.NEXT_PUBLIC_API_URL ?? "";
  if (URL.canParse(told) && new URL(told).protocol === "https:") return told;
  process.stderr.write(`NEXT_PUBLIC_API_URL must be the https address of the API, and is "${told}".\n`);
  process.exit(1);
}

async function versionOfNext() {
  const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));
  return dependencies.next;
}

const environment = `NEXT_PUBLIC_API_URL=${apiUrl()}\n`;
await rm(bundle, { recursive: true, force: true });
await mkdir(server, { recursive: true });
await cp(".next/standalone", server, { recursive: true });
await cp("scripts/amplify-start.mjs", path.join(server, "start.mjs"));
// Amplify gives a server none of the variables that its build has; Next reads them from here.
await writeFile(path.join(server, ".env.production"), environment);
await cp(".next/static", path.join(bundle, "static/_next/static"), { recursive: true });
await cp("public", path.join(bundle, "static"), { recursive: true });

const manifest = {
  version: 1,
  framework: { name: "next", version: await versionOfNext() },
  routes: [
    { path: "/_next/static/*", target: { kind: "Static", cacheControl: YEAR } },
    { path: "/samples/*", target: { kind: "Static" } },
    { path: "/*", target: { kind: "Compute", src: "default" } },
  ],
  computeResources: [{ name: "default", runtime: "nodejs22.x", entrypoint: "start.mjs" }],
};
await writeFile(path.join(bundle, "deploy-manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
