import { describe, expect, it } from "vitest";
import { exampleJob, exampleProgress } from "./example-job";
import { timingOf } from "./timing";

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);

describe("the time of a job under way", () => {
  it("counts from its start and says what is left of its budget", () => {
    expect(timingOf(exampleJob(), at("09:33:43"))).toEqual({
      clock: "2:41 of 5:00",
      left: "Up to 2:19 left; it ends sooner once nothing gets better.",
    });
  });

  it("promises no early end where it was asked to use its time", () => {
    const { config } = exampleJob();
    const job = exampleJob({ config: { ...config, early_stop: false } });
    expect(timingOf(job, at("09:33:43")).left).toBe("About 2:19 left.");
  });

  it("counts the wait while it waits", () => {
    const job = exampleJob({ status: "pending", started_at: null, progress: null });
    expect(timingOf(job, at("09:31:25"))).toEqual({ clock: "0:25", left: "It begins as soon as there is room for it." });
  });

  it("says so where the budget is over", () => {
    expect(timingOf(exampleJob(), at("09:37:00")).left).toBe("It takes a little longer than planned.");
  });

  it("is nearly done after the search, however early that ended", () => {
    const job = exampleJob({ progress: exampleProgress("explain", 80), finish_early: true });
    expect(timingOf(job, at("09:31:30")).left).toBe("Nearly done.");
  });

  it("never runs backwards from zero", () => {
    expect(timingOf(exampleJob(), at("09:31:00")).clock).toBe("0:00 of 5:00");
  });

  it("goes by the search's own time after a break", () => {
    const job = exampleJob({ attempt: 2 });
    expect(timingOf(job, at("09:32:40"))).toEqual({
      clock: "1:38",
      left: "Up to 2:45 left for the search; it ends sooner once nothing gets better.",
    });
    expect(timingOf(exampleJob({ attempt: 2, progress: null }), at("09:32:40")).left).toBe(
      "It goes on from where it was saved.",
    );
  });
});
