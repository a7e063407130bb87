import { describe, expect, it } from "vitest";
import { countWords } from "./count-words";

describe("the count under the list", () => {
  it("says how many there are, or how many are loaded", () => {
    expect(countWords({ shown: 1, loaded: 1, more: false, narrowed: false })).toBe("1 job");
    expect(countWords({ shown: 25, loaded: 25, more: true, narrowed: false })).toBe("The newest 25 jobs");
  });

  it("says how many match, and where was not looked", () => {
    expect(countWords({ shown: 3, loaded: 12, more: false, narrowed: true })).toBe("3 of 12 jobs match");
    expect(countWords({ shown: 1, loaded: 25, more: true, narrowed: true })).toBe(
      "1 of 25 jobs matches. Older jobs are not loaded yet, and type and text are not looked for in them.",
    );
  });
});
