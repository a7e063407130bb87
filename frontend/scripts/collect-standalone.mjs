// `next build` leaves out of the standalone server what a CDN would serve; here it serves that itself.
import { cp } from "node:fs/promises";

const target = ".next/standalone";
await cp(".next/static", `${target}/.next/static`, { recursive: true });
await cp("public", `${target}/public`, { recursive: true });
await cp("scripts/serve.mjs", `${target}/serve.mjs`);
