import type { APIRequestContext } from "@playwright/test";
import { BIKES, TITANIC, type TestFile } from "./files";
import { API_URL } from "./product";

export interface Place {
  name: string;
  address: string;
}

const TABS = ["performance", "explanation", "try", "models", "data", "reports", "use"];
const TRIALS_TO_SEE = 6;
const LONGEST_MS = 200_000;

export interface Site {
  places: Place[];
  /** A file to train on. */
  dataset: string;
}

/** Every page of the product but that of a training, with models of so many trials behind them. */
export async function everyPage(request: APIRequestContext, trials: number): Promise<Site> {
  const [titanic, bikes] = [await uploaded(request, TITANIC), await uploaded(request, BIKES)];
  const survived = await trained(request, titanic, "survived", trials);
  const again = await trained(request, titanic, "survived", 2);
  const bikers = await trained(request, bikes, "bikers", trials);
  const places = [
    { name: "upload", address: "/" },
    { name: "configure", address: `/configure/${titanic}?target=survived` },
    { name: "configure-number", address: `/configure/${bikes}?target=bikers` },
    ...TABS.map((tab) => ({ name: `results-${tab}`, address: `/results/${survived}?tab=${tab}` })),
    { name: "results-number", address: `/results/${bikers}` },
    { name: "results-number-try", address: `/results/${bikers}?tab=try` },
    { name: "compare", address: `/compare?jobs=${survived},${again}` },
    { name: "compare-unlike", address: `/compare?jobs=${survived},${bikers}` },
    { name: "history", address: "/history" },
    { name: "datasets", address: "/datasets" },
    { name: "not-found", address: "/nowhere" },
  ];
  return { places, dataset: titanic };
}

/** The page of a training whose search has something to show. */
export async function trainingPage(request: APIRequestContext, dataset: string): Promise<{ job: string; place: Place }> {
  const job = await asked(request, dataset, "sex");
  await until(async () => ((await found(request, job)).progress?.search?.trials ?? 0) >= TRIALS_TO_SEE, `the search of ${job}`);
  return { job, place: { name: "training", address: `/training/${job}` } };
}

export async function cancelled(request: APIRequestContext, job: string): Promise<void> {
  await request.post(`${API_URL}/jobs/${job}/cancel`);
}

async function post(request: APIRequestContext, path: string, data?: object) {
  const answer = await request.post(`${API_URL}${path}`, { data: data ?? {} });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

async function uploaded(request: APIRequestContext, { name, content }: TestFile): Promise<string> {
  const { dataset_id, upload_url, upload_headers } = await post(request, "/upload", { filename: name, content_type: "text/csv" });
  await request.put(upload_url, { data: Buffer.from(content), headers: upload_headers });
  for (;;) {
    const { status } = await post(request, `/datasets/${dataset_id}/confirm`);
    if (status === "ready") return dataset_id;
    if (status === "failed") throw new Error(`${name} was refused`);
  }
}

async function asked(request: APIRequestContext, dataset_id: string, target_column: string, max_trials?: number): Promise<string> {
  const { job_id } = await post(request, "/train", { dataset_id, target_column, config: { time_budget: 120, max_trials } });
  return job_id;
}

async function trained(request: APIRequestContext, dataset: string, target: string, trials: number): Promise<string> {
  const job = await asked(request, dataset, target, trials);
  await until(async () => {
    const { status, error_message } = await found(request, job);
    if (status === "failed") throw new Error(error_message);
    return status === "completed";
  }, `the training of ${target}`);
  await post(request, `/jobs/${job}/deploy`, { deploy: true });
  return job;
}

async function found(request: APIRequestContext, job: string) {
  return (await request.get(`${API_URL}/jobs/${job}`)).json();
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + LONGEST_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what} takes too long`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
