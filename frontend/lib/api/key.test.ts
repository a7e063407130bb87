import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "./client";
import { forgetKey, keepKey, keyState, onKeyChange, stopAsking } from "./key";

const REFUSAL = { type: "urn:automl-lite:api-key-required", title: "An API key is needed", status: 403, detail: "…" };
const sent: Request[] = [];

/** An API that takes this key alone; null where it wants none. */
function stubApi(taken: string | null) {
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(request);
    return taken === null || request.headers.get("x-api-key") === taken
      ? Response.json({ jobs: [] })
      : Response.json(REFUSAL, { status: 403 });
  });
}

function keysSent(): (string | null)[] {
  return sent.map(({ headers }) => headers.get("x-api-key"));
}

beforeEach(() => {
  sent.length = 0;
  localStorage.clear();
  forgetKey();
});
afterEach(() => {
  forgetKey();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("the API key", () => {
  it("is not spoken of where the API wants none", async () => {
    stubApi(null);
    await api.GET("/jobs");
    expect(keysSent()).toEqual([null]);
    expect(keyState()).toEqual({ key: null, want: null, asking: false });
  });

  it("goes with every call once it is kept, and no longer once it is forgotten", async () => {
    stubApi("right");
    keepKey("right");
    await api.GET("/jobs");
    forgetKey();
    await api.GET("/jobs");
    expect(keysSent()).toEqual(["right", null]);
    expect(sent.every(({ url }) => !url.includes("right"))).toBe(true);
  });

  it("is asked for where a call went without, and then told to be refused", async () => {
    stubApi("right");
    await api.GET("/jobs");
    expect(keyState()).toMatchObject({ want: "missing", asking: true });
    keepKey("old");
    expect(keyState().asking).toBe(false);
    await api.GET("/jobs");
    expect(keyState()).toMatchObject({ want: "refused", asking: true });
  });

  it("is not asked for again by what the page does on its own, but by a deed", async () => {
    stubApi("right");
    await api.GET("/jobs");
    stopAsking();
    await api.GET("/jobs");
    expect(keyState().asking).toBe(false);
    await api.POST("/jobs/{job_id}/cancel", { params: { path: { job_id: "j" } } });
    expect(keyState().asking).toBe(true);
  });

  it("is not asked for by the late answer to a call from before it was given", async () => {
    const answers: ((response: Response) => void)[] = [];
    vi.stubGlobal("fetch", () => new Promise((answer) => answers.push(answer)));
    const early = api.GET("/jobs");
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    keepKey("right");
    answers[0]?.(Response.json(REFUSAL, { status: 403 }));
    await early;
    expect(keyState().asking).toBe(false);
  });

  it("leaves other refusals to those who asked", async () => {
    const other = { ...REFUSAL, type: "urn:automl-lite:forbidden" };
    vi.stubGlobal("fetch", async () => Response.json(other, { status: 403 }));
    expect((await api.GET("/jobs")).error).toMatchObject(other);
    expect(keyState().asking).toBe(false);
  });

  it("lasts as long as the page where the browser keeps nothing", async () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("blocked", "SecurityError");
    });
    stubApi("right");
    keepKey("right");
    await api.GET("/jobs");
    expect(keysSent()).toEqual(["right"]);
  });

  it("is taken from another tab of the same page", () => {
    const seen = vi.fn();
    const stop = onKeyChange(seen);
    const place = "automl-lite.api-key http://localhost:8000";
    localStorage.setItem(place, "given there");
    dispatchEvent(new StorageEvent("storage", { key: place }));
    stop();
    expect(seen).toHaveBeenCalledTimes(1);
    expect(keyState()).toMatchObject({ key: "given there", asking: false });
  });
});
