import { describe, expect, it } from "vitest";
import { keyed } from "./idempotency-key";

describe("keyed", () => {
  it("keeps the key while the request stays the same", () => {
    const first = keyed(null, { target: "churn", seed: 1 });
    expect(first.key).toMatch(/^[0-9a-f]{32}$/);
    expect(keyed(first, { target: "churn", seed: 1 }).key).toBe(first.key);
  });

  it("makes another key for another request", () => {
    const first = keyed(null, { target: "churn" });
    expect(keyed(first, { target: "plan" }).key).not.toBe(first.key);
  });
});
