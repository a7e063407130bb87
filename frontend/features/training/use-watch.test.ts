import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { exampleJob } from "./example-job";
import { useWatch } from "./use-watch";

describe("watching a job", () => {
  it("takes in each answer once, however often the page is drawn", () => {
    const first = { job: exampleJob(), at: 1_000 };
    const { result, rerender } = renderHook(({ job, at }) => useWatch(job, at), { initialProps: first });
    const begun = result.current.log.length;

    const keeps = { job: exampleJob({ finish_early: true }), at: 6_000 };
    rerender(keeps);
    rerender(keeps);
    expect(result.current.log).toHaveLength(begun + 1);
    expect(result.current.job.finish_early).toBe(true);
  });
});
