const WHERE_LOCAL_API_ANSWERS = "http://localhost:8000";

/**
 * Where the API answers, without a slash at its end: the one place that knows.
 *
 * On the server it is read when a page is asked for, so that one build serves any address; the page carries it
 * as an attribute of its root, where the browser reads it.
 */
export function apiUrl(): string {
  if (typeof document !== "undefined") {
    return document.documentElement.dataset.apiUrl ?? WHERE_LOCAL_API_ANSWERS;
  }
  // Through a variable: a direct mention would be replaced by its value when the page is built.
  const environment = process.env;
  return (environment.NEXT_PUBLIC_API_URL || WHERE_LOCAL_API_ANSWERS).replace(/\/+$/, "");
}
