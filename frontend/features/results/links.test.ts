import { describe, expect, it } from "vitest";
import { compareHref, retrainHref } from "./links";

describe("links from a result", () => {
  it("carries a target with any sign in its name", () => {
    const href = retrainHref({ dataset_id: "d1", target_column: "price & <tax> #1" });
    const { pathname, searchParams, hash } = new URL(href, "http://localhost");
    expect(pathname).toBe("/configure/d1");
    expect(searchParams.get("target")).toBe("price & <tax> #1");
    expect(hash).toBe("");
  });

  it("begins a comparison with this job", () => {
    expect(compareHref({ job_id: "a" })).toBe("/compare?jobs=a");
  });
});
