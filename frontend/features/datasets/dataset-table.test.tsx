import { fireEvent, render, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { DatasetSummary } from "@/lib/api/datasets";
import { DatasetTable } from "./dataset-table";
import { exampleDataset } from "./example-dataset";

function show(...datasets: DatasetSummary[]) {
  const calls = { onProfile: vi.fn(), onDelete: vi.fn() };
  render(
    <DatasetTable datasets={datasets} {...calls} />,
  );
  return calls;
}

describe("the table of datasets", () => {
  it("has rows, columns, size and status of each", () => {
    show(exampleDataset());
    const row = screen.getByRole("row", { name: /titanic\.csv/ });
    for (const text of ["1,309", "14", "108 kB", "Ready"]) expect(within(row).getByText(text)).toBeInTheDocument();
  });

  it("shows a name with markup as the text that it is", () => {
    show(exampleDataset({ filename: "<img src=x onerror=alert(1)>.csv" }));
    expect(screen.getByText("<img src=x onerror=alert(1)>.csv")).toBeInTheDocument();
    expect(document.querySelector("img")).toBeNull();
  });

  it("offers to train again, to look at the columns and to delete", () => {
    const dataset = exampleDataset();
    const { onProfile, onDelete } = show(dataset);
    expect(screen.getByRole("link", { name: "Train again on titanic.csv" })).toHaveAttribute("href", "/configure/d1");
    fireEvent.click(screen.getByRole("button", { name: "Show the columns of titanic.csv" }));
    fireEvent.click(screen.getByRole("button", { name: "Delete titanic.csv" }));
    expect(onProfile).toHaveBeenCalledExactlyOnceWith(dataset);
    expect(onDelete).toHaveBeenCalledExactlyOnceWith(dataset);
  });

  it("only offers to delete what cannot be read, and says why", () => {
    show(exampleDataset({ status: "failed", num_rows: null, num_columns: null, error_message: "It has no rows." }));
    expect(screen.getByText("It has no rows.")).toBeInTheDocument();
    expect(screen.queryByRole("link")).toBeNull();
    expect(screen.getByRole("button", { name: "Delete titanic.csv" })).toBeInTheDocument();
  });
});
