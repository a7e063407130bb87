import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ReportFrame } from "./report-frame";

describe("the frame of a report", () => {
  it("may run scripts, and has no rights of this page", () => {
    render(<ReportFrame title="Data report" html="<h1>Data</h1>" />);
    const frame = screen.getByTitle("Data report");
    expect(frame).toHaveAttribute("sandbox", "allow-scripts");
    expect(frame).toHaveAttribute("src", "/report-frame");
  });

  it("is handed the report once it is there", () => {
    render(<ReportFrame title="Data report" html="<h1>Data</h1>" />);
    const frame = screen.getByTitle<HTMLIFrameElement>("Data report");
    const post = vi.fn();
    Object.defineProperty(frame, "contentWindow", { value: { postMessage: post } });
    fireEvent.load(frame);
    expect(post).toHaveBeenCalledWith({ report: "<h1>Data</h1>" }, "*");
  });
});
