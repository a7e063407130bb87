import type { Schema } from "./client";

export type Problem = Schema<"Problem">;

/** What a person reads when the API cannot be reached. */
export const OFFLINE = "The server cannot be reached. Check that it runs and that you are online, then try again.";

const KEY_REQUIRED = "urn:automl-lite:api-key-required";
const NO_KEY = "This deployment answers only those who have its API key.";

export function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "detail" in error && "status" in error;
}

/** Whether the API wants a key: it was sent none, or one that it does not take. */
export function isKeyRequired(error: unknown): error is Problem {
  return isProblem(error) && error.type === KEY_REQUIRED;
}

/** Whether nothing was answered at all: no network, or no server. */
export function isOffline(error: unknown): boolean {
  return error instanceof TypeError;
}

/** What went wrong, as a sentence for a person. */
export function sentenceOf(error: unknown): string {
  if (isKeyRequired(error)) return NO_KEY;
  if (isProblem(error)) {
    const fields = error.errors?.map(({ field, message }) => `${field}: ${message}`) ?? [];
    return [error.detail, ...fields.filter((field) => !error.detail.includes(field))].join(" ");
  }
  if (isOffline(error)) return OFFLINE;
  return error instanceof Error && error.message
    ? error.message
    : "Something went wrong that we did not foresee. Reload the page and try again.";
}
