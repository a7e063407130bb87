import { describe, expect, it } from "vitest";
import type { Job } from "@/lib/api/jobs";
import { exampleJob, exampleProgress, exampleSearch } from "./example-job";
import { beginWatch, continueWatch, serverTime, type Watch } from "./watch";

const MOMENT = Date.parse("2026-11-22T09:32:30Z");

function searching(changes: Parameters<typeof exampleSearch>[0]): Job["progress"] {
  return { phase: "search", percent: 30, message: "", search: exampleSearch(changes) };
}

function texts(watch: Watch): string[] {
  return watch.log.map(({ text }) => text);
}

/** What a second answer adds to the log. */
function added(before: Job, after: Job, pause = 5_000): string[] {
  const first = beginWatch(before, MOMENT);
  return texts(continueWatch(first, after, MOMENT + pause)).slice(first.log.length);
}

describe("the log at first sight", () => {
  it("tells what was asked, when it began, and where it is", () => {
    const watch = beginWatch(exampleJob(), MOMENT);
    expect(texts(watch)).toEqual([
      "Asked to predict churn from telco_churn.csv within 5 min.",
      "Training began.",
      "When this page was opened: searching for the best model.",
      "Best so far: LightGBM, ROC AUC 0.847.",
    ]);
    expect(watch.log[1]?.at).toBe(Date.parse("2026-11-22T09:31:02Z"));
  });

  it("tells of a waiting job only what was asked", () => {
    const job = exampleJob({ status: "pending", started_at: null, progress: null, attempt: 0 });
    expect(texts(beginWatch(job, MOMENT))).toHaveLength(1);
  });

  it("ends with the sentence of a failure", () => {
    const job = exampleJob({
      status: "failed",
      progress: null,
      completed_at: "2026-11-22T09:32:30Z",
      error_message: "Training ran out of memory.",
    });
    expect(texts(beginWatch(job, MOMENT)).at(-1)).toBe("Failed. Training ran out of memory.");
  });
});

describe("the log from answer to answer", () => {
  it("stays as it is while nothing changes", () => {
    expect(added(exampleJob(), exampleJob())).toEqual([]);
  });

  it("tells of the start and the first phase", () => {
    const waiting = exampleJob({ status: "pending", started_at: null, progress: null, attempt: 0 });
    expect(added(waiting, exampleJob({ progress: exampleProgress("read", 0) }))).toEqual([
      "Training began.",
      "Reading the file.",
    ]);
  });

  it("tells of every better model, and only of better ones", () => {
    const before = exampleJob({ progress: searching({ best_score: 0.84 }) });
    const better = exampleJob({ progress: searching({ best_score: 0.85, best_estimator: "catboost" }) });
    expect(added(before, better)).toEqual(["Best so far: CatBoost, ROC AUC 0.850."]);
    expect(added(before, exampleJob({ progress: searching({ best_score: 0.84, trials: 60 }) }))).toEqual([]);
  });

  it("says after how many tries the search ended", () => {
    const scoring = exampleJob({
      progress: { phase: "evaluate", percent: 75, message: "", search: exampleSearch({ trials: 84 }) },
    });
    expect(added(exampleJob(), scoring)).toEqual([
      "The search is over after 84 tries. Now scoring on rows it never saw.",
    ]);
  });

  it("tells of a wish to keep the best, of a new attempt, and of the end", () => {
    expect(added(exampleJob(), exampleJob({ finish_early: true }))).toEqual([
      "Asked to end the search and to keep the best model so far.",
    ]);
    expect(added(exampleJob(), exampleJob({ attempt: 2, progress: null }))).toEqual([
      "Broke off and began again (attempt 2), from what was saved on the way.",
    ]);
    const cancelled = exampleJob({ status: "cancelled", completed_at: "2026-11-22T09:32:33Z" });
    expect(added(exampleJob(), cancelled)).toEqual(["Cancelled."]);
    expect(added(cancelled, cancelled)).toEqual([]);
  });

  it("does not take the first attempt for a new one", () => {
    const waiting = exampleJob({ status: "pending", started_at: null, progress: null, attempt: 0 });
    expect(added(waiting, exampleJob({ progress: null }))).toEqual(["Training began."]);
  });

  it("says how long nothing was heard", () => {
    expect(added(exampleJob(), exampleJob(), 65_000)).toEqual(["No word from the server for 1 min 5 s."]);
  });
});

describe("the server's clock", () => {
  it("is learned from the answers, whatever this computer's says", () => {
    const hourBehind = MOMENT - 3_600_000;
    const watch = beginWatch(exampleJob(), hourBehind);
    expect(serverTime(watch, hourBehind + 2_000)).toBe(MOMENT + 2_000);
  });

  it("does not stand still while nothing is written", () => {
    const first = beginWatch(exampleJob(), MOMENT);
    const second = continueWatch(first, exampleJob(), MOMENT + 5_000);
    expect(serverTime(second, MOMENT + 5_000)).toBe(MOMENT + 5_000);
  });

  it("believes the answer that shows it furthest ahead", () => {
    const first = beginWatch(exampleJob(), MOMENT + 4_000);
    const fresher = exampleJob({ updated_at: "2026-11-22T09:32:39Z" });
    const second = continueWatch(first, fresher, MOMENT + 9_000);
    expect(serverTime(second, MOMENT + 9_000)).toBe(MOMENT + 9_000);
  });
});

describe("whether the training was watched", () => {
  it("is remembered once it has ended", () => {
    const done = exampleJob({ status: "completed", progress: null });
    expect(beginWatch(done, MOMENT).sawUnderWay).toBe(false);
    expect(continueWatch(beginWatch(exampleJob(), MOMENT), done, MOMENT + 5_000).sawUnderWay).toBe(true);
  });
});
