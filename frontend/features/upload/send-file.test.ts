import { afterEach, describe, expect, it, vi } from "vitest";
import { exampleDataset } from "@/features/datasets/example-dataset";
import { type News, sendFile } from "./send-file";

/** A connection that takes everything at once. */
class WillingRequest {
  static bodies: unknown[] = [];
  status = 201;
  responseText = "";
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;

  open() {}

  setRequestHeader() {}

  send(body: File) {
    WillingRequest.bodies.push(body);
    this.upload.onprogress?.({ loaded: body.size });
    this.onload?.();
  }
}

const place = {
  dataset_id: "d1",
  upload_url: "http://files/here",
  upload_headers: { "Content-Type": "text/csv" },
  expires_in: 3_600,
};

/** An API that makes a place for the file and reads it; what it was asked is kept. */
function stubApi() {
  const asked: { path: string; body: string }[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.push({ path: pathname, body: await request.text() });
    return Response.json(pathname === "/upload" ? place : exampleDataset());
  });
  vi.stubGlobal("XMLHttpRequest", WillingRequest);
  WillingRequest.bodies = [];
  return asked;
}

function send(file: File, arrivedAs: string | null = null) {
  const news: News[] = [];
  const { signal } = new AbortController();
  const dataset = sendFile({ file, licence: null, arrivedAs, signal, tell: (item) => news.push(item) });
  return { news, dataset };
}

afterEach(() => vi.unstubAllGlobals());

describe("sending a file", () => {
  it("asks for a place, puts the file there and has its columns read", async () => {
    const asked = stubApi();
    const file = new File(["a,b\n1,2\n"], "DATA.CSV");
    const { news, dataset } = send(file);
    expect((await dataset).status).toBe("ready");
    expect(asked.map(({ path }) => path)).toEqual(["/upload", "/datasets/d1/confirm"]);
    expect(JSON.parse(asked[0]!.body)).toEqual({
      filename: "DATA.CSV",
      content_type: "text/csv",
      size_bytes: 8,
      licence: null,
    });
    expect(WillingRequest.bodies).toEqual([file]);
    expect(news).toEqual([{ kind: "asked", datasetId: "d1" }, { kind: "sent", bytes: 8 }, { kind: "arrived" }]);
  });

  it("only has the columns read where the file is there already", async () => {
    const asked = stubApi();
    await send(new File(["a"], "a.csv"), "d7").dataset;
    expect(asked.map(({ path }) => path)).toEqual(["/datasets/d7/confirm"]);
    expect(WillingRequest.bodies).toEqual([]);
  });

  it("passes on what the API says against it", async () => {
    const refusal = { type: "urn:test", title: "Too large", status: 413, detail: "An upload takes up to 5 MiB." };
    vi.stubGlobal("fetch", async () => Response.json(refusal, { status: 413 }));
    await expect(send(new File(["a"], "a.csv")).dataset).rejects.toMatchObject(refusal);
  });
});
