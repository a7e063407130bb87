import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Failure } from "@/components/ui/failure";
import { api } from "@/lib/api/client";
import { forgetKey } from "@/lib/api/key";
import { ApiKey } from "./api-key";

const REFUSAL = { type: "urn:automl-lite:api-key-required", title: "An API key is needed", status: 403, detail: "…" };

function Jobs() {
  const { data, error, refetch } = useQuery({
    queryKey: ["jobs"],
    retry: false,
    queryFn: async () => {
      const { data, error } = await api.GET("/jobs");
      if (!data) throw error;
      return data;
    },
  });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return <p>{data ? `${data.jobs.length} jobs` : "…"}</p>;
}

function show() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiKey />
      <Jobs />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

function stubApi(answer: (key: string | null) => Response) {
  vi.stubGlobal("fetch", async (request: Request) => answer(request.headers.get("x-api-key")));
}

const jobs = () => Response.json({ jobs: [], next_token: null });

beforeEach(() => {
  localStorage.clear();
  forgetKey();
  stubApi((key) => (key === "right" ? jobs() : Response.json(REFUSAL, { status: 403 })));
});
afterEach(() => {
  vi.unstubAllGlobals();
  forgetKey();
});

describe("the question for the API key", () => {
  it("is never put where the API wants none", async () => {
    stubApi(jobs);
    show();
    await screen.findByText("0 jobs");
    expect(screen.queryByRole("button", { name: "API key" })).toBeNull();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says that a key is not taken, keeps one that is, and asks again for what failed", async () => {
    const user = show();
    const field = await screen.findByLabelText("Key");
    await user.type(field, "wrong{Enter}");
    expect(await screen.findByText(/does not take this key/)).toBeInTheDocument();
    expect(field).toHaveAccessibleDescription(/does not take this key/);
    expect(JSON.stringify(localStorage)).not.toContain("wrong");
    await user.clear(field);
    await user.type(field, " right {Enter}");
    await screen.findByText("0 jobs");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(Object.values(localStorage)).toEqual(["right"]);
  });

  it("refuses what no header can carry before it is sent", async () => {
    const user = show();
    await user.type(await screen.findByLabelText("Key"), "schlüssel{Enter}");
    expect(await screen.findByText(/only letters, digits and signs/)).toBeInTheDocument();
  });

  it("says why a key could not be tried", async () => {
    const user = show();
    const field = await screen.findByLabelText("Key");
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("Failed to fetch");
    });
    await user.type(field, "right{Enter}");
    expect(await screen.findByText(/server cannot be reached/)).toBeInTheDocument();
  });

  it("can be put again after it was closed, from where its answer is missing", async () => {
    const user = show();
    await user.click(await screen.findByRole("button", { name: "Close" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Enter the API key" }));
    expect(await screen.findByRole("dialog")).toBeInTheDocument();
  });

  it("is put again once the key is forgotten, and nothing that the key opened stays", async () => {
    const user = show();
    await user.type(await screen.findByLabelText("Key"), "right{Enter}");
    await screen.findByText("0 jobs");
    await user.click(screen.getByRole("button", { name: "API key" }));
    await user.click(await screen.findByRole("button", { name: "Forget the key" }));
    expect(await screen.findByRole("dialog", { name: "This deployment wants an API key" })).toBeInTheDocument();
    expect(screen.queryByText("0 jobs")).toBeNull();
    expect(localStorage).toHaveLength(0);
  });
});
