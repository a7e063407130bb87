import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CancelMenu } from "./cancel-menu";
import { exampleJob } from "./example-job";

const asked: Request[] = [];

function show(job = exampleJob()) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <CancelMenu job={job} />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return Response.json({ job_id: "j", status: "cancelled", message: "Training cancelled" });
  });
});

afterEach(() => vi.unstubAllGlobals());

function asks(): string[] {
  return asked.map(({ method, url }) => `${method} ${new URL(url).pathname}${new URL(url).search}`);
}

describe("the cancel menu", () => {
  it("ends a search with the best model at a single choice", async () => {
    const user = show();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await user.click(await screen.findByRole("menuitem", { name: /Cancel and keep the best/ }));
    await vi.waitFor(() => expect(asks()).toEqual([`POST /jobs/${exampleJob().job_id}/cancel?keep=true`]));
  });

  it("asks before it throws a training away", async () => {
    const user = show();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await user.click(await screen.findByRole("menuitem", { name: /Nothing of this training is kept/ }));
    expect(await screen.findByRole("dialog", { name: "Cancel this training?" })).toBeInTheDocument();
    expect(asks()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Cancel the training" }));
    await vi.waitFor(() => expect(asks()).toEqual([`POST /jobs/${exampleJob().job_id}/cancel?keep=false`]));
  });

  it("offers to keep the best only once there is one", async () => {
    const user = show(exampleJob({ progress: null }));
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    const item = await screen.findByRole("menuitem", { name: /Cancel and keep the best/ });
    expect(item).toHaveAttribute("aria-disabled", "true");
    expect(item).toHaveTextContent("There is no model yet.");
  });
});
