import type { Middleware } from "openapi-fetch";
import { keyState, keyWasRefused } from "./key";
import { isKeyRequired } from "./problem";

export const KEY_HEADER = "x-api-key";

/** Sends the key that is kept, and has the person asked where the API wants one. */
export const keyMiddleware: Middleware = {
  onRequest({ request }) {
    const { key } = keyState();
    // A key that is being tried comes with its request.
    if (key && !request.headers.has(KEY_HEADER)) request.headers.set(KEY_HEADER, key);
  },
  async onResponse({ request, response }) {
    if (response.status !== 403) return;
    const problem: unknown = await response.clone().json().catch(() => null);
    if (isKeyRequired(problem)) keyWasRefused(request.headers.get(KEY_HEADER), request.method !== "GET");
  },
};
