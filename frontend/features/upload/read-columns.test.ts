import { afterEach, describe, expect, it, vi } from "vitest";
import { exampleDataset } from "@/features/datasets/example-dataset";
import { readColumns } from "./read-columns";

type Answer = () => Response;

function problem(status: number, detail: string): Answer {
  return () => Response.json({ type: "urn:test", title: "No", status, detail }, { status });
}

function dataset(status: "processing" | "ready" | "failed"): Answer {
  return () => Response.json(exampleDataset({ status }));
}

function offline(): Response {
  throw new TypeError("Failed to fetch");
}

/** The answers one after the other; the last again and again. */
function answerWith(...answers: Answer[]) {
  let asked = 0;
  vi.stubGlobal("fetch", async () => answers[Math.min(asked++, answers.length - 1)]!());
  return () => asked;
}

const never = new AbortController().signal;
const noTime = async () => undefined;

afterEach(() => vi.unstubAllGlobals());

describe("reading the columns", () => {
  it("asks again while the file is being read", async () => {
    const asked = answerWith(dataset("processing"), dataset("processing"), dataset("ready"));
    expect((await readColumns("d1", never, noTime)).status).toBe("ready");
    expect(asked()).toBe(3);
  });

  it("ends with a file that cannot be read, too", async () => {
    answerWith(dataset("failed"));
    expect((await readColumns("d1", never, noTime)).status).toBe("failed");
  });

  it("bears with a server that is away for a moment", async () => {
    answerWith(offline, problem(503, "Busy."), dataset("ready"));
    expect((await readColumns("d1", never, noTime)).status).toBe("ready");
  });

  it("waits longer after each failure in a row and then gives up", async () => {
    answerWith(offline);
    const pauses: number[] = [];
    const reading = readColumns("d1", never, async (milliseconds) => void pauses.push(milliseconds));
    await expect(reading).rejects.toBeInstanceOf(TypeError);
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000]);
  });

  it("takes a no for a no", async () => {
    const asked = answerWith(problem(404, "No files found."));
    await expect(readColumns("d1", never, noTime)).rejects.toMatchObject({ status: 404 });
    expect(asked()).toBe(1);
  });

  it("asks no more once it is called off", async () => {
    const abort = new AbortController();
    const asked = answerWith(dataset("processing"));
    const reading = readColumns("d1", abort.signal, async () => abort.abort());
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(asked()).toBe(1);
  });
});
