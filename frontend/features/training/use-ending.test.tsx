import { renderHook } from "@testing-library/react";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { exampleJob } from "./example-job";
import { useEnding } from "./use-ending";
import { beginWatch, continueWatch, type Watch } from "./watch";

const replace = vi.fn();
const told: { title: string; body: string | undefined }[] = [];

class ToldNotification {
  static readonly permission = "granted";
  onclick: (() => void) | null = null;

  constructor(title: string, options?: NotificationOptions) {
    told.push({ title, body: options?.body });
  }

  close() {}
}

function Router({ children }: { children: ReactNode }) {
  const router = { replace } as unknown as AppRouterInstance;
  return <AppRouterContext.Provider value={router}>{children}</AppRouterContext.Provider>;
}

function see(watch: Watch) {
  return renderHook((shown: Watch) => useEnding(shown), { initialProps: watch, wrapper: Router });
}

function hide(hidden: boolean) {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
}

const RUNNING = exampleJob();
const DONE = exampleJob({ status: "completed", progress: null });

beforeEach(() => {
  replace.mockClear();
  told.length = 0;
  vi.stubGlobal("Notification", ToldNotification);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("the end of a training", () => {
  it("goes on to the results by itself", () => {
    hide(false);
    const running = beginWatch(RUNNING, 0);
    const { rerender } = see(running);
    expect(replace).not.toHaveBeenCalled();
    rerender(continueWatch(running, DONE, 5_000));
    expect(replace).toHaveBeenCalledWith(`/results/${DONE.job_id}`);
  });

  it("waits in a hidden tab, tells of it once, and goes on when the person is back", () => {
    hide(true);
    const running = beginWatch(RUNNING, 0);
    const { rerender } = see(running);
    rerender(continueWatch(running, DONE, 5_000));
    expect(replace).not.toHaveBeenCalled();
    expect(told).toEqual([{ title: "Done · churn", body: "Trained on telco_churn.csv" }]);
    hide(false);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(replace).toHaveBeenCalledOnce();
  });

  it("tells nobody of a job that was over when the page was opened", () => {
    hide(true);
    see(beginWatch(DONE, 0));
    expect(told).toEqual([]);
  });

  it("stays where there are no results", () => {
    hide(false);
    const running = beginWatch(RUNNING, 0);
    const { rerender } = see(running);
    rerender(continueWatch(running, exampleJob({ status: "failed", error_message: "No." }), 5_000));
    expect(replace).not.toHaveBeenCalled();
  });
});
