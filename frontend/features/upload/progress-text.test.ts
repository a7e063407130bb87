import { describe, expect, it } from "vitest";
import { amountSent, percentSent, sendingText, uploadTitle } from "./progress-text";
import type { Upload, UploadState } from "./upload";

function upload(name: string, state: UploadState): Upload {
  const file = new File(["0123456789"], name);
  return { id: 1, file, licence: null, alone: true, datasetId: null, arrived: false, state };
}

describe("the words of an upload", () => {
  it("name a unit once where both amounts have it", () => {
    expect(amountSent(41_000_000, 60_000_000)).toBe("41 of 60 MB");
    expect(amountSent(900_000, 60_000_000)).toBe("900 kB of 60 MB");
    expect(amountSent(0, 60_000_000)).toBe("0 B of 60 MB");
  });

  it("never say 100 % before the last byte is out", () => {
    expect(percentSent(999_999, 1_000_000)).toBe(99);
    expect(percentSent(1_000_000, 1_000_000)).toBe(100);
    expect(percentSent(0, 0)).toBe(0);
  });

  it("leave the speed out while it is not known", () => {
    expect(sendingText(41_000_000, 60_000_000, 12_000_000)).toBe("68 % · 41 of 60 MB · 12 MB/s");
    expect(sendingText(0, 60_000_000, null)).toBe("0 % · 0 B of 60 MB");
  });
});

describe("the tab's title", () => {
  it("is the page's name while nothing is under way", () => {
    expect(uploadTitle([])).toBe("Upload");
    expect(uploadTitle([upload("a.csv", { stage: "failed", sentence: "No.", canRetry: false })])).toBe("Upload");
  });

  it("tells how far the one file is", () => {
    expect(uploadTitle([upload("a.csv", { stage: "sending", sent: 5, bytesPerSecond: null })])).toBe("50 % · a.csv");
  });

  it("tells how far all files are together", () => {
    const first = upload("a.csv", { stage: "sending", sent: 5, bytesPerSecond: null });
    expect(uploadTitle([first, upload("b.csv", { stage: "waiting" })])).toBe("25 % · 2 files");
  });

  it("tells when columns are being read", () => {
    expect(uploadTitle([upload("a.csv", { stage: "reading" })])).toBe("Reading the columns");
  });
});
