import { describe, expect, it } from "vitest";
import { SpeedMeter } from "./speed-meter";

describe("a speed meter", () => {
  it("says nothing before it has seen half a second", () => {
    const meter = new SpeedMeter();
    expect(meter.take(0, 0)).toBeNull();
    expect(meter.take(1_000, 400)).toBeNull();
    expect(meter.take(2_000, 500)).toBe(4_000);
  });

  it("forgets what was more than three seconds ago", () => {
    const meter = new SpeedMeter();
    meter.take(0, 0);
    for (let second = 1; second <= 5; second += 1) meter.take(second * 1_000_000, second * 1_000);
    // The line broke down: nothing but a byte in three seconds.
    meter.take(5_000_000, 6_000);
    meter.take(5_000_000, 7_000);
    expect(meter.take(5_000_003, 8_000)).toBe(1);
  });
});
