import createFetchClient from "openapi-fetch";
import createQueryClient from "openapi-react-query";
import { keyMiddleware } from "./key-middleware";
import type { components, paths } from "./schema";
import { apiUrl } from "./url";

/** A type of the API by its name in `backend/openapi.json`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** Calls by path, typed by the API's own description. */
export const api = createFetchClient<paths>({
  baseUrl: apiUrl(),
  // Looked up at each call: the page's address of the API is known once the document is there.
  fetch: (request) => fetch(request),
});
api.use(keyMiddleware);

/** The same calls as queries and mutations. */
export const $api = createQueryClient(api);
