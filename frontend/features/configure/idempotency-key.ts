/** A request with the key under which the API knows it. */
export interface KeyedRequest {
  asked: string;
  key: string;
}

/** The same key for the same request again, so that asking twice starts one job; a new one for another request. */
export function keyed(last: KeyedRequest | null, request: unknown): KeyedRequest {
  const asked = JSON.stringify(request);
  return last?.asked === asked ? last : { asked, key: randomKey() };
}

/** `crypto.randomUUID` is missing where the page comes by plain HTTP from another machine; this is not. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
