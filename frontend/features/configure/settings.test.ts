import { describe, expect, it } from "vitest";
import { defaultSettings, settingsSchema } from "./settings";

const settings = defaultSettings(300);

function complaints(change: Partial<typeof settings>): string[] {
  return settingsSchema.safeParse({ ...settings, ...change }).error?.issues.map(({ message }) => message) ?? [];
}

describe("settingsSchema", () => {
  it("takes what it proposes itself", () => {
    expect(complaints({})).toEqual([]);
  });

  it("takes an empty limit of trials for none", () => {
    expect(complaints({ maxTrials: " " })).toEqual([]);
    expect(complaints({ maxTrials: "25" })).toEqual([]);
  });

  it.each(["0", "10001", "-1", "2.5", "1e3", "ten"])("refuses %s trials", (maxTrials) => {
    expect(complaints({ maxTrials })).toEqual(["Give a whole number from 1 to 10,000, or leave it empty."]);
  });

  it.each(["", "-1", "2147483648", "99999999999", "0x1"])("refuses the seed «%s»", (seed) => {
    expect(complaints({ seed })).toEqual(["Give a whole number from 0 to 2,147,483,647."]);
  });

  it("takes seeds at both ends", () => {
    expect(complaints({ seed: "0" })).toEqual([]);
    expect(complaints({ seed: "2147483647" })).toEqual([]);
  });

  it("keeps to an hour", () => {
    expect(complaints({ minutes: 61 })).toHaveLength(1);
    expect(complaints({ minutes: 0 })).toHaveLength(1);
  });
});
