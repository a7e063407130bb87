import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { exampleDataset } from "@/features/datasets/example-dataset";
import type { DatasetSummary } from "@/lib/api/datasets";
import { makeQueryClient } from "@/lib/api/query-client";
import { RecentDatasets } from "./recent-datasets";

function show(answer: () => Response, shownAbove: string[] = []) {
  vi.stubGlobal("fetch", async () => answer());
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <RecentDatasets shownAbove={new Set(shownAbove)} />
    </QueryClientProvider>,
  );
}

function list(...datasets: DatasetSummary[]) {
  return () => Response.json({ datasets, next_token: null });
}

afterEach(() => vi.unstubAllGlobals());

describe("recent datasets", () => {
  it("lead to the training with their rows, columns and size", async () => {
    show(list(exampleDataset({ filename: "<b>bold</b>.csv" })));
    const link = await screen.findByRole("link", { name: /<b>bold<\/b>\.csv/ });
    expect(link).toHaveAttribute("href", "/configure/d1");
    expect(link).toHaveTextContent("1,309 rows · 14 columns · 108 kB");
  });

  it("say why a file could not be read", async () => {
    show(list(exampleDataset({ status: "failed", error_message: "It has no rows." })));
    expect(await screen.findByText("It has no rows.")).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: /titanic/ })).toBeNull();
  });

  it("leave out what has a row above or never got its file, and show five at most", async () => {
    const ids = ["d3", "d4", "d5", "d6", "d7", "d8"];
    const many = ids.map((id) => exampleDataset({ dataset_id: id, filename: `${id}.csv` }));
    const above = exampleDataset({ dataset_id: "d1", filename: "above.csv" });
    const fileless = exampleDataset({ dataset_id: "d2", filename: "fileless.csv", status: "uploading" });
    show(list(above, fileless, ...many), ["d1"]);
    await screen.findByText("d3.csv");
    expect(screen.getAllByRole("listitem")).toHaveLength(5);
    expect(screen.queryByText("above.csv")).toBeNull();
    expect(screen.queryByText("fileless.csv")).toBeNull();
  });

  it("say what would be here", async () => {
    show(list());
    expect(await screen.findByText(/Files that you upload are kept here/)).toBeInTheDocument();
  });

  it("pass on what went wrong", async () => {
    const refusal = { type: "urn:test", title: "No", status: 400, detail: "The server is being mended." };
    show(() => Response.json(refusal, { status: 400 }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The server is being mended.");
  });
});
