import { existsSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchSample, SAMPLES } from "./samples";

afterEach(() => vi.unstubAllGlobals());

const sample = SAMPLES[0]!;

describe("samples", () => {
  it("are all served by the page itself", () => {
    for (const { file } of SAMPLES) expect(existsSync(`public/samples/${file}`), file).toBe(true);
  });

  it("come as a file with the sample's name", async () => {
    vi.stubGlobal("fetch", async () => new Response("a,b\n1,2\n"));
    const file = await fetchSample(sample);
    expect(file.name).toBe(sample.file);
    expect(file.size).toBe(8);
  });

  it("say so where one is missing", async () => {
    vi.stubGlobal("fetch", async () => new Response("", { status: 404 }));
    await expect(fetchSample(sample)).rejects.toThrow("is not where it should be (status 404)");
  });
});
