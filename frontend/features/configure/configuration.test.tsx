import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Dataset } from "@/lib/api/datasets";
import { aColumn, aNumberColumn, anIdentifier } from "./column-fixture";
import { Configuration } from "./configuration";

const push = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const HOSTILE = "<img src=x onerror=alert(1)>";
const churn = aColumn({
  name: "churn",
  top_values: [
    { value: "No", count: 730 },
    { value: "Yes", count: 270 },
  ],
});
const dataset: Dataset = {
  dataset_id: "d1",
  status: "ready",
  filename: "telco.csv",
  file_size: 977_501,
  uploaded_at: "2026-11-22T09:30:00Z",
  num_rows: 1_000,
  num_columns: 4,
  error_message: null,
  duplicate_rows: 0,
  licence: null,
  notes: [],
  columns: [anIdentifier("id"), aNumberColumn({ name: "tenure" }), aColumn({ name: HOSTILE }), churn],
};

/** Show the page; the API takes every job, or answers as told. */
function show(searchParams = "", answer = () => Response.json({ job_id: "j1", status: "pending", estimated_time: 300 })) {
  const requests: Request[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    requests.push(request);
    return Promise.resolve(answer());
  });
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <NuqsTestingAdapter searchParams={searchParams}>
        <Configuration dataset={dataset} />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
  return requests;
}

async function train() {
  await userEvent.click(screen.getByRole("button", { name: "Train model" }));
}

beforeEach(() => {
  push.mockClear();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

describe("Configuration", () => {
  it("trains on the likeliest target with one press", async () => {
    const requests = show();
    expect(screen.getByRole("radio", { name: /^churn/ })).toBeChecked();
    await train();
    await waitFor(() => expect(push).toHaveBeenCalledWith("/training/j1"));
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
    expect(await requests[0]?.json()).toMatchObject({
      dataset_id: "d1",
      target_column: "churn",
      config: { time_budget: null, include_columns: [], exclude_columns: [] },
    });
  });

  it("takes the target from the address", () => {
    show("?target=tenure");
    expect(screen.getByRole("radio", { name: /^tenure/ })).toBeChecked();
    expect(screen.getByText("Regression.")).toBeInTheDocument();
  });

  it("says so where the address names a column that is not there", () => {
    show("?target=nope");
    expect(screen.getByText("The file has no column “nope”.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Train model" })).toBeDisabled();
  });

  it("sends what was switched on and off", async () => {
    const requests = show();
    await userEvent.click(screen.getByRole("switch", { name: "Use id" }));
    await userEvent.click(screen.getByRole("switch", { name: "Use tenure" }));
    await train();
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(await requests[0]?.json()).toMatchObject({
      config: { include_columns: ["id"], exclude_columns: ["tenure"] },
    });
  });

  it("sends the budget that was chosen", async () => {
    const requests = show();
    await userEvent.click(screen.getByRole("radio", { name: "Choose" }));
    fireEvent.change(screen.getByRole("slider", { name: "Minutes" }), { target: { value: "1" } });
    await train();
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(await requests[0]?.json()).toMatchObject({ config: { time_budget: 60 } });
  });

  it("does not train while nothing is left to learn from", async () => {
    show();
    await userEvent.click(screen.getByRole("switch", { name: "Use tenure" }));
    await userEvent.click(screen.getByRole("switch", { name: `Use ${HOSTILE}` }));
    expect(screen.getByText(/No column is left to learn from/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Train model" })).toBeDisabled();
  });

  it("says why the API refused, and asks for the same job again", async () => {
    const refusal = { type: "urn:x", title: "Unavailable", status: 503, detail: "The queue is busy; try again." };
    const requests = show("", () => Response.json(refusal, { status: 503 }));
    await train();
    expect(await screen.findByText("The queue is busy; try again.")).toBeInTheDocument();
    await train();
    await waitFor(() => expect(requests).toHaveLength(2));
    const [first, second] = requests.map(({ headers }) => headers.get("Idempotency-Key"));
    expect(second).toBe(first);
    expect(push).not.toHaveBeenCalled();
  });

  it("shows a name full of markup as text", () => {
    show();
    expect(screen.getAllByText(HOSTILE).length).toBeGreaterThan(0);
    expect(document.querySelector("img")).toBeNull();
  });
});
