import { describe, expect, it } from "vitest";
import { contentTypeOf, LARGEST_BYTES, refusalOf, sendableName } from "./file-check";

describe("the check before sending", () => {
  it.each(["a.csv", "A.CSV", "a.tsv", "a.txt", "a.csv.gz", "a.Parquet", "1.2.csv"])("lets %s through", (name) => {
    expect(refusalOf({ name, size: 1 })).toBeNull();
  });

  it("lets a file of exactly 1 GiB through and none larger", () => {
    expect(refusalOf({ name: "a.csv", size: LARGEST_BYTES })).toBeNull();
    expect(refusalOf({ name: "a.csv", size: LARGEST_BYTES + 1 })).toContain("up to 1 GiB");
  });

  it("refuses an empty file", () => {
    expect(refusalOf({ name: "a.csv", size: 0 })).toContain("is empty");
  });

  it("names the ending that it does not know", () => {
    expect(refusalOf({ name: "photo.JPG", size: 1 })).toContain("end in .jpg");
    expect(refusalOf({ name: "README", size: 1 })).toContain("without an ending");
  });

  it("says how to get a CSV out of a workbook, and a table out of an archive", () => {
    expect(refusalOf({ name: "a.xlsx", size: 1 })).toContain("Save the sheet as CSV");
    expect(refusalOf({ name: "a.zip", size: 1 })).toContain("Unpack it");
  });
});

describe("the announced type", () => {
  it("goes by the name's last ending", () => {
    expect(contentTypeOf("DATA.CSV")).toBe("text/csv");
    expect(contentTypeOf("data.csv.gz")).toBe("application/gzip");
    expect(contentTypeOf("data")).toBe("application/octet-stream");
  });
});

describe("the name that is sent", () => {
  it("is the file's own where that is plain, markup and all", () => {
    expect(sendableName("<script>alert(1)</script>.csv")).toBe("<script>alert(1)</script>.csv");
  });

  it("has no line breaks or control characters", () => {
    expect(sendableName("a\nb\u0000c\u2028d.csv")).toBe("a b c d.csv");
  });

  it("is cut to 255 characters before its ending, and never through one", () => {
    const name = sendableName(`${"😀".repeat(300)}.csv`);
    expect([...name]).toHaveLength(255);
    expect(name.endsWith("😀.csv")).toBe(true);
  });

  it("is never blank", () => {
    expect(sendableName(" \n ")).toBe("table");
  });
});
