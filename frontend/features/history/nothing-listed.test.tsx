import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { NothingListed } from "./nothing-listed";

const BASE = { narrowed: true, loaded: 25, onShowMore: undefined, isLoadingMore: false, onClear: () => undefined };

describe("an empty list", () => {
  it("offers the first step to somebody without jobs", () => {
    render(<NothingListed {...BASE} narrowed={false} loaded={0} />);
    expect(screen.getByText("No jobs yet")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Upload a file" })).toHaveAttribute("href", "/");
  });

  it("offers to look among older jobs where nothing matches yet", async () => {
    const onShowMore = vi.fn();
    render(<NothingListed {...BASE} onShowMore={onShowMore} />);
    expect(screen.getByText("None of the newest 25 jobs matches")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Look further back" }));
    expect(onShowMore).toHaveBeenCalledOnce();
  });

  it("offers to clear the filters where no job is left to look at", async () => {
    const onClear = vi.fn();
    render(<NothingListed {...BASE} onClear={onClear} />);
    await userEvent.click(screen.getByRole("button", { name: "Clear the filters" }));
    expect(onClear).toHaveBeenCalledOnce();
  });
});
