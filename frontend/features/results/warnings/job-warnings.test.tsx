import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { JobWarnings } from "./job-warnings";

const leaks = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ code: "leak", column: `c${place}`, message: `Column ${place} leaks.` }));

describe("the warnings on top of a result", () => {
  it("show nothing where there are none", () => {
    const { container } = render(<JobWarnings warnings={[]} />);
    expect(container).toBeEmptyDOMElement();
  });

  it("fold those beyond three, and show them all when asked", () => {
    render(<JobWarnings warnings={leaks(5)} />);
    expect(screen.getAllByText(/leaks\./)).toHaveLength(3);
    fireEvent.click(screen.getByRole("button", { name: "Show 2 more warnings" }));
    expect(screen.getAllByText(/leaks\./)).toHaveLength(5);
  });

  it("show markup in a column's name as text", () => {
    const column = "<img src=x onerror=alert(1)>";
    render(<JobWarnings warnings={[{ code: "leak", column, message: "It leaks." }]} />);
    expect(screen.getByText(column)).toBeInTheDocument();
    expect(document.querySelector("img")).toBeNull();
  });
});
