import { renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useRecovery } from "./use-recovery";

function hide(hidden: boolean) {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
}

afterEach(() => vi.restoreAllMocks());

describe("a server that was away", () => {
  it("is asked at once when the network comes back", () => {
    hide(false);
    const ask = vi.fn();
    renderHook(() => useRecovery(true, ask));
    window.dispatchEvent(new Event("online"));
    expect(ask).toHaveBeenCalledOnce();
  });

  it("is asked at once when the person comes back, not when they leave", () => {
    const ask = vi.fn();
    renderHook(() => useRecovery(true, ask));
    hide(true);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(ask).not.toHaveBeenCalled();
    hide(false);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(ask).toHaveBeenCalledOnce();
  });

  it("is left to its usual pace while it answers", () => {
    hide(false);
    const ask = vi.fn();
    renderHook(() => useRecovery(false, ask));
    window.dispatchEvent(new Event("online"));
    expect(ask).not.toHaveBeenCalled();
  });
});
