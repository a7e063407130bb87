import { describe, expect, it } from "vitest";
import { GET } from "@/app/report-frame/route";
import { FRAME_DOCUMENT, FRAME_HEADERS, FRAME_READY } from "./frame-document";

const policy = new Map(
  (FRAME_HEADERS["Content-Security-Policy"] ?? "").split("; ").map((directive) => {
    const [name = "", ...values] = directive.split(" ");
    return [name, values] as const;
  }),
);

describe("the document that reports are written into", () => {
  it("has an origin of its own, wherever it is opened", () => {
    expect(policy.get("sandbox")).toEqual(["allow-scripts"]);
  });

  it("loads nothing and reaches nothing", () => {
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.has("connect-src")).toBe(false);
    expect(policy.get("form-action")).toEqual(["'none'"]);
    for (const [name, values] of policy) {
      if (name.endsWith("-src")) expect(values.join(" "), name).not.toMatch(/https?:|\*/);
    }
  });

  it("is framed by our own pages alone", () => {
    expect(policy.get("frame-ancestors")).toEqual(["'self'"]);
  });

  it("tells its keeper that it is ready", () => {
    expect(FRAME_DOCUMENT).toContain(`postMessage("${FRAME_READY}"`);
  });

  it("is answered with that policy", async () => {
    const answer = GET();
    expect(answer.headers.get("Content-Security-Policy")).toBe(FRAME_HEADERS["Content-Security-Policy"]);
    expect(await answer.text()).toBe(FRAME_DOCUMENT);
  });
});
