import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { UploadState } from "./upload";
import { UploadRow } from "./upload-row";

function show(state: UploadState, name = "a.csv") {
  const onChoose = vi.fn();
  const file = new File(["0123456789"], name);
  const upload = { id: 1, file, licence: null, alone: true, datasetId: "d1", arrived: false, state };
  render(
    <ul>
      <UploadRow upload={upload} onChoose={onChoose} />
    </ul>,
  );
  return onChoose;
}

describe("an upload's row", () => {
  it("shows a name with markup as the text that it is", () => {
    show({ stage: "waiting" }, "<script>alert(1)</script>.csv");
    expect(screen.getByText("<script>alert(1)</script>.csv")).toBeInTheDocument();
    expect(document.querySelector("script")).toBeNull();
  });

  it("tells how far the file is, by eye and by ear", () => {
    show({ stage: "sending", sent: 5, bytesPerSecond: 2 });
    expect(screen.getByRole("progressbar", { name: "Upload of a.csv" })).toHaveAttribute("aria-valuenow", "50");
    expect(screen.getByText("50 % · 5 of 10 B · 2 B/s")).toBeInTheDocument();
    expect(screen.getByRole("status")).toHaveTextContent("Sending a.csv.");
  });

  it("leads on to the training once the file is ready", () => {
    show({ stage: "ready", datasetId: "d1", rows: 1_309, columns: 14 });
    expect(screen.getByText("Ready: 1,309 rows, 14 columns")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Set up training with a.csv" })).toHaveAttribute("href", "/configure/d1");
  });

  it("offers another file where the same would fail again", () => {
    const onChoose = show({ stage: "failed", sentence: "It has no rows.", canRetry: false });
    expect(screen.getByRole("alert")).toHaveTextContent("It has no rows.");
    expect(screen.queryByRole("button", { name: /^Try again/ })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Upload another file" }));
    expect(onChoose).toHaveBeenCalledOnce();
  });

  it("offers to try again where that may help", () => {
    show({ stage: "failed", sentence: "The server cannot be reached.", canRetry: true });
    expect(screen.getByRole("button", { name: "Try again with a.csv" })).toBeInTheDocument();
  });
});
