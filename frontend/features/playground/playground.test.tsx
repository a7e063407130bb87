import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Job } from "@/lib/api/jobs";
import { Playground } from "./playground";

const JOB = {
  job_id: "job-1",
  status: "completed",
  deployed: true,
  threshold: null,
  onnx_model_download_url: "http://files/model.onnx",
  parity: null,
  importance: [
    { column: "ticket", importance: 0.01, spread: 0 },
    { column: "age.in[years]", importance: 0.2, spread: 0 },
  ],
} as unknown as Job;

const INFO = {
  job_id: "job-1",
  problem_type: "classification",
  target_column: "survived",
  dataset_name: "titanic.csv",
  deployed: true,
  threshold: null,
  model_type: "lgbm",
  labels: ["No", "Yes"],
  feature_columns: ["ticket", "sex", "age.in[years]"],
  feature_types: {},
  categorical_mappings: {},
  features: {
    ticket: { dtype: "text", categories: [] },
    sex: { dtype: "text", categories: ["male", "female", "<script>"] },
    "age.in[years]": { dtype: "float", categories: [], minimum: 0.42, maximum: 80 },
  },
  example_request: { features: { ticket: "007", sex: "female", "age.in[years]": 29 } },
};

type Features = Record<string, string | number | boolean | null>;

/** A model by one rule: who is older than 50 is sure not to be saved. */
function answerTo(features: Features) {
  const yes = Number(features["age.in[years]"]) > 50 ? 0.1 : 0.81;
  return {
    job_id: "job-1",
    model_type: "classification",
    prediction: yes > 0.5 ? "Yes" : "No",
    probability: Math.max(yes, 1 - yes),
    probabilities: { No: 1 - yes, Yes: yes },
    inference_time_ms: 0.21,
    warnings: Object.entries(features).flatMap(([name, value]) => (value === null ? [`${name} is missing.`] : [])),
  };
}

function explanationOf(features: Features) {
  return {
    job_id: "job-1",
    prediction: "Yes",
    explained_label: "Yes",
    unit: "probability",
    method: "sampled",
    base_value: 0.38,
    total: 0.81,
    contributions: [
      { column: "sex", value: features.sex ?? null, contribution: 0.5 },
      { column: "age.in[years]", value: features["age.in[years]"] ?? null, contribution: -0.07 },
    ],
    inference_time_ms: 3,
  };
}

/** What was asked for predictions, in order. */
function serve(): Features[] {
  const asked: Features[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.url.endsWith("/info")) return Response.json(INFO);
    const { features } = (await request.json()) as { features: Features };
    if (request.url.endsWith("/explain")) return Response.json(explanationOf(features));
    asked.push(features);
    return Response.json(answerTo(features));
  });
  return asked;
}

function show(job: Job = JOB) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <Playground job={job} />
    </QueryClientProvider>,
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the playground", () => {
  it("is filled from the example row and asks with every type as it is", async () => {
    const asked = serve();
    show();
    expect(await screen.findByLabelText("ticket")).toHaveValue("007");
    expect(screen.getByLabelText("sex")).toHaveDisplayValue("female");
    expect(screen.getByLabelText("age.in[years]")).toHaveValue(29);
    await waitFor(() => expect(asked).toEqual([{ ticket: "007", sex: "female", "age.in[years]": 29 }]));
    expect(await screen.findByText("Yes", { selector: "[role=status] > p" })).toBeInTheDocument();
    expect(await screen.findByText(/would have 38 %. Its values move that to 81 %/)).toBeInTheDocument();
  });

  it("puts the column that matters most first", async () => {
    serve();
    show();
    await screen.findByLabelText("ticket");
    const labels = [...document.querySelectorAll("form label")].map((label) => label.textContent);
    expect(labels).toEqual(["age.in[years]", "ticket", "sex"]);
  });

  it("answers as values change, tells the change and finds the way back", async () => {
    const user = userEvent.setup();
    const asked = serve();
    show();
    const age = await screen.findByLabelText("age.in[years]");
    await user.clear(age);
    await user.type(age, "64");
    expect(await screen.findByText("“No” (90 %) instead of the example's “Yes” (81 %).")).toBeInTheDocument();
    expect(screen.getByText("was 29")).toBeInTheDocument();
    expect(asked.at(-1)).toEqual({ ticket: "007", sex: "female", "age.in[years]": 64 });
    await user.click(screen.getByRole("button", { name: "Back to the example" }));
    expect(screen.getByLabelText("age.in[years]")).toHaveValue(29);
    await waitFor(() => expect(screen.queryByText(/instead of the example's/)).not.toBeInTheDocument());
  });

  it("asks with null for what is made empty, and shows hostile texts as texts", async () => {
    const user = userEvent.setup();
    const asked = serve();
    show();
    const sex = await screen.findByLabelText("sex");
    expect(within(sex).getByRole("option", { name: "<script>" })).toBeInTheDocument();
    await user.selectOptions(sex, "Empty (missing)");
    expect(await screen.findByText("sex is missing.")).toBeInTheDocument();
    expect(asked.at(-1)).toMatchObject({ sex: null });
  });

  it("takes a text that training never saw", async () => {
    const user = userEvent.setup();
    const asked = serve();
    show();
    await user.selectOptions(await screen.findByLabelText("sex"), "Another text…");
    await user.type(screen.getByLabelText("Another text for sex"), "male?");
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ sex: "male?" }));
  });

  it("offers to deploy a model that is not deployed", () => {
    serve();
    show({ ...JOB, deployed: false });
    expect(screen.getByRole("button", { name: "Deploy the model" })).toBeEnabled();
  });
});
