import { describe, expect, it } from "vitest";
import { exampleJob, exampleProgress } from "./example-job";
import { headline, isPastSearch, stagesOf } from "./stages";

function states(job: Parameters<typeof stagesOf>[0]): string {
  return stagesOf(job)
    .map(({ state }) => state.charAt(0))
    .join("");
}

describe("the stages of a job", () => {
  it("all lie ahead of one that waits", () => {
    expect(states({ status: "pending", progress: null })).toBe("aaaaaaaa");
  });

  it("begin with reading as soon as it runs", () => {
    expect(states({ status: "running", progress: null })).toBe("caaaaaaa");
  });

  it("tick off what lies behind", () => {
    expect(states({ status: "running", progress: exampleProgress("search", 40) })).toBe("dddcaaaa");
  });

  it("are all done once it is completed", () => {
    expect(states({ status: "completed", progress: null })).toBe("dddddddd");
  });
});

describe("the search", () => {
  it("is over from the scoring on", () => {
    expect(isPastSearch({ progress: null })).toBe(false);
    expect(isPastSearch({ progress: exampleProgress("search", 40) })).toBe(false);
    expect(isPastSearch({ progress: exampleProgress("evaluate", 75) })).toBe(true);
  });
});

describe("the headline", () => {
  it("says what is done right now", () => {
    expect(headline(exampleJob())).toBe("Searching for the best model");
    expect(headline(exampleJob({ status: "pending", progress: null }))).toBe("Waiting for its turn");
    expect(headline(exampleJob({ progress: null }))).toBe("Starting");
  });

  it("says that the search was asked to end, as long as it goes on", () => {
    expect(headline(exampleJob({ finish_early: true }))).toBe("Ending the search with the best model so far");
    const exporting = exampleJob({ finish_early: true, progress: exampleProgress("export", 90) });
    expect(headline(exporting)).toBe("Writing the model and checking it");
  });
});
