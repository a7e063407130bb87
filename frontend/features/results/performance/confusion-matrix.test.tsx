import { fireEvent, render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ConfusionMatrix } from "./confusion-matrix";

const matrix = {
  labels: ["No", "<b>Yes</b>"],
  counts: [
    [97, 13],
    [18, 51],
  ],
};

describe("the confusion matrix on the page", () => {
  it("is a table whose rows are named by the true label", () => {
    render(<ConfusionMatrix matrix={matrix} threshold={null} />);
    const row = screen.getByRole("row", { name: /^No/ });
    expect(within(row).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["97", "13"]);
  });

  it("shows shares of the true label's rows when asked", () => {
    render(<ConfusionMatrix matrix={matrix} threshold={null} />);
    fireEvent.click(screen.getByRole("radio", { name: "Shares" }));
    const row = screen.getByRole("row", { name: /^No/ });
    expect(within(row).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["88 %", "12 %"]);
  });

  it("shows markup in a label as text", () => {
    render(<ConfusionMatrix matrix={matrix} threshold={null} />);
    expect(screen.getAllByText("<b>Yes</b>")).toHaveLength(2);
  });

  it("tells where answers go by another threshold than the matrix", () => {
    render(<ConfusionMatrix matrix={matrix} threshold={0.31} />);
    expect(screen.getByText(/go by the threshold 0.31/)).toBeInTheDocument();
  });
});
