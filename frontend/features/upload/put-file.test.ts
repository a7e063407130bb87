import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { putFile } from "./put-file";

/** Stands where the browser's own would: a test says when and how the server answers. */
class FakeRequest {
  static last: FakeRequest;
  method = "";
  url = "";
  headers: Record<string, string> = {};
  body: unknown;
  status = 0;
  responseText = "";
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;

  constructor() {
    FakeRequest.last = this;
  }

  open(method: string, url: string) {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }

  send(body: unknown) {
    this.body = body;
  }

  abort() {
    this.onabort?.();
  }

  answer(status: number, text = "") {
    this.status = status;
    this.responseText = text;
    this.onload?.();
  }
}

const file = new File(["a,b\n1,2\n"], "a.csv");

function put(abort = new AbortController()) {
  const sent: number[] = [];
  const done = putFile(file, {
    url: "http://files/here",
    headers: { "Content-Type": "text/csv" },
    signal: abort.signal,
    onSent: (bytes) => sent.push(bytes),
  });
  return { sent, done };
}

beforeEach(() => void vi.stubGlobal("XMLHttpRequest", FakeRequest));
afterEach(() => vi.unstubAllGlobals());

describe("putting a file", () => {
  it("sends it with the headers it must carry and tells how far it is", async () => {
    const { sent, done } = put();
    const request = FakeRequest.last;
    request.upload.onprogress?.({ loaded: 3 });
    request.upload.onprogress?.({ loaded: 8 });
    request.answer(201);
    await done;
    expect(request).toMatchObject({ method: "PUT", url: "http://files/here", headers: { "Content-Type": "text/csv" } });
    expect(request.body).toBe(file);
    expect(sent).toEqual([3, 8]);
  });

  it("fails with the API's own sentence where it has one", async () => {
    const { done } = put();
    FakeRequest.last.answer(413, JSON.stringify({ status: 413, title: "Too large", detail: "The file is larger." }));
    await expect(done).rejects.toMatchObject({ status: 413, detail: "The file is larger." });
  });

  it("fails with a plain sentence where the refusal is in XML", async () => {
    const { done } = put();
    FakeRequest.last.answer(403, "<Error><Code>AccessDenied</Code></Error>");
    await expect(done).rejects.toThrow("The file was not taken (status 403). Try again.");
  });

  it("fails as being offline where nothing answers", async () => {
    const { done } = put();
    FakeRequest.last.onerror?.();
    await expect(done).rejects.toBeInstanceOf(TypeError);
  });

  it("ends at once when it is called off", async () => {
    const abort = new AbortController();
    const { done } = put(abort);
    abort.abort();
    await expect(done).rejects.toBe(abort.signal.reason);
  });
});
