import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { exampleSummary } from "./example-summary";
import { SelectionBar } from "./selection-bar";

const nothing = () => undefined;

describe("the bar of selected jobs", () => {
  it("leads to a comparison of two", () => {
    const jobs = [exampleSummary({ job_id: "b" }), exampleSummary({ job_id: "a" })];
    render(<SelectionBar jobs={jobs} onClear={nothing} onDelete={nothing} />);
    expect(screen.getByRole("link", { name: "Compare" })).toHaveAttribute("href", "/compare?jobs=b,a");
  });

  it("says why one job cannot be compared", () => {
    render(<SelectionBar jobs={[exampleSummary()]} onClear={nothing} onDelete={nothing} />);
    const compare = screen.getByRole("button", { name: "Compare" });
    expect(compare).toBeDisabled();
    expect(compare).toHaveAccessibleDescription("Choose one more to compare.");
  });

  it("asks to delete with the number of jobs on the button", async () => {
    const onDelete = vi.fn();
    render(<SelectionBar jobs={[exampleSummary()]} onClear={nothing} onDelete={onDelete} />);
    await userEvent.click(screen.getByRole("button", { name: "Delete 1 job" }));
    expect(onDelete).toHaveBeenCalledOnce();
  });
});
