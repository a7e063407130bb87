import { describe, expect, it } from "vitest";
import { datasetFacts } from "./dataset-facts";
import { exampleDataset } from "./example-dataset";

describe("the facts of a dataset", () => {
  it("are its rows, columns and size", () => {
    expect(datasetFacts(exampleDataset())).toBe("1,309 rows · 14 columns · 108 kB");
    expect(datasetFacts(exampleDataset({ num_rows: 1, num_columns: 1, file_size: 7 }))).toBe("1 row · 1 column · 7 B");
  });

  it("leave out what is not known yet", () => {
    expect(datasetFacts(exampleDataset({ num_rows: null, num_columns: null }))).toBe("108 kB");
    expect(datasetFacts(exampleDataset({ num_rows: null, num_columns: null, file_size: null }))).toBe("");
  });
});
