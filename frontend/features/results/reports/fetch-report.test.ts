import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchReport } from "./fetch-report";

const FIRST = "http://files.test/eda_report.html?signature=old";
const FRESH = "http://files.test/eda_report.html?signature=new";

function answering(answers: Record<string, () => Response>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (input: string | URL | Request) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push(url);
    const answer = Object.entries(answers).find(([start]) => url.startsWith(start))?.[1];
    return Promise.resolve(answer ? answer() : new Response(null, { status: 404 }));
  });
  return asked;
}

const wanted = { jobId: "j1", kind: "eda" as const, url: FIRST };

afterEach(() => vi.unstubAllGlobals());

describe("a report", () => {
  it("is fetched from its signed link", async () => {
    const asked = answering({ [FIRST]: () => new Response("<h1>Data</h1>") });
    expect(await fetchReport(wanted)).toBe("<h1>Data</h1>");
    expect(asked).toEqual([FIRST]);
  });

  it("is fetched from a fresh link where the first has expired", async () => {
    answering({
      [FIRST]: () => new Response("expired", { status: 403 }),
      [FRESH]: () => new Response("<h1>Data</h1>"),
      "http://localhost:8000/jobs/j1": () => Response.json({ eda_report_download_url: FRESH }),
    });
    expect(await fetchReport(wanted)).toBe("<h1>Data</h1>");
  });

  it("fails with a sentence where it is gone", async () => {
    answering({});
    await expect(fetchReport(wanted)).rejects.toThrow("answered 404");
  });

  it("fails with the API's own word where the job is gone", async () => {
    const problem = { type: "about:blank", title: "Not found", status: 404, detail: "There is no such job." };
    answering({
      [FIRST]: () => new Response("expired", { status: 403 }),
      "http://localhost:8000/jobs/j1": () => Response.json(problem, { status: 404 }),
    });
    await expect(fetchReport(wanted)).rejects.toMatchObject({ detail: "There is no such job." });
  });
});
