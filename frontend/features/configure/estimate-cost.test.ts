import { describe, expect, it } from "vitest";
import { containerFor, estimateCost } from "./estimate-cost";

describe("containerFor", () => {
  it("takes the smallest container with room for the table", () => {
    expect(containerFor({ num_rows: 7_043, num_columns: 20, file_size: 1_000_000 })).toMatchObject({ vcpus: 2, gigabytes: 4 });
    expect(containerFor({ num_rows: 1_000_000, num_columns: 20, file_size: 90_000_000 })).toMatchObject({
      vcpus: 4,
      gigabytes: 8,
    });
    expect(containerFor({ num_rows: 1_000_000, num_columns: 50, file_size: 90_000_000 })).toMatchObject({
      vcpus: 8,
      gigabytes: 16,
    });
  });

  it("goes by the bytes where cells are long texts", () => {
    expect(containerFor({ num_rows: 1_000, num_columns: 2, file_size: 100_000_000 })).toMatchObject({ vcpus: 4 });
  });

  it("takes the smallest where nothing is known", () => {
    expect(containerFor({ num_rows: null, num_columns: null, file_size: null })).toMatchObject({ vcpus: 2 });
  });
});

describe("estimateCost", () => {
  it("adds the processors and the memory for the time", () => {
    expect(estimateCost({ vcpus: 2, gigabytes: 4 }, 3_600)).toBeCloseTo(0.03072, 10);
    expect(estimateCost({ vcpus: 2, gigabytes: 4 }, 300)).toBeCloseTo(0.00256, 10);
  });
});
