import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { API_URL } from "./product";

const ORIGIN = "http://localhost:8101";
const STAGE = "/dev";
const KEY_REQUIRED = {
  type: "urn:automl-lite:api-key-required",
  title: "An API key is needed",
  status: 403,
  detail: "Send a valid key in the x-api-key header.",
};

export interface Call {
  method: string;
  path: string;
  key: string | undefined;
}

/**
 * Stands before the API as API Gateway does: below a path of its own, closed to who has no key, open to preflights.
 *
 * Files are at the same origin but outside that path, as S3 is outside the API.
 */
export class Gateway {
  static readonly url = `${ORIGIN}${STAGE}`;
  readonly #server: Server;
  /** What came, but for preflights. */
  readonly calls: Call[] = [];

  constructor(private key: string) {
    this.#server = createServer((request, response) => void this.#answer(request, response)).listen(8101);
  }

  /** From now on only this key is taken. */
  rotate(key: string): void {
    this.key = key;
  }

  toApi(): Call[] {
    return this.calls.filter(({ path }) => path.startsWith(STAGE));
  }

  toFiles(): Call[] {
    return this.calls.filter(({ path }) => !path.startsWith(STAGE));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/" } = request;
    const key = request.headers["x-api-key"]?.toString();
    if (method !== "OPTIONS") this.calls.push({ method, path, key });
    const isApi = path.startsWith(`${STAGE}/`);
    if (isApi && method !== "OPTIONS" && key !== this.key) return refuse(response);
    const answer = await fetch(`${API_URL}${isApi ? path.slice(STAGE.length) : path}`, {
      method,
      headers: forwardable(request),
      body: method === "GET" || method === "HEAD" ? undefined : await text(request),
    });
    const headers = Object.fromEntries(answer.headers);
    for (const gone of ["content-length", "content-encoding", "transfer-encoding"]) delete headers[gone];
    response.writeHead(answer.status, headers).end((await answer.text()).replaceAll(API_URL, ORIGIN));
  }
}

function refuse(response: ServerResponse): void {
  const headers = { "Content-Type": "application/problem+json", "Access-Control-Allow-Origin": "*" };
  response.writeHead(403, headers).end(JSON.stringify(KEY_REQUIRED));
}

/** `fetch` sets the others by itself, and has its own connection. */
function forwardable({ headers }: IncomingMessage): Record<string, string> {
  const own = new Set(["host", "connection", "content-length", "accept-encoding", "transfer-encoding"]);
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (own.has(name) || !value ? [] : [[name, String(value)]])));
}
