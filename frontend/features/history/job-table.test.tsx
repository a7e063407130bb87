import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { JobSummary } from "@/lib/api/jobs";
import { exampleSummary } from "./example-summary";
import { JobCards } from "./job-cards";
import { JobTable } from "./job-table";
import type { ListActions } from "./list-actions";

function actions(changes: Partial<ListActions> = {}): ListActions {
  return { chosen: [], onToggle: vi.fn(), onToggleAll: vi.fn(), onTag: vi.fn(), onDelete: vi.fn(), ...changes };
}

const RUNNING: Partial<JobSummary> = {
  job_id: "running",
  status: "running",
  completed_at: null,
  primary_metric: null,
  metric: null,
  metric_score: null,
  training_time: null,
  best_estimator: null,
  progress: { phase: "search", percent: 41.5 },
};

describe("the table of jobs", () => {
  it("leads to the results of what is completed and to the training of what is not", () => {
    const jobs = [exampleSummary({ job_id: "done" }), exampleSummary({ ...RUNNING, target_column: "fare" })];
    render(<JobTable jobs={jobs} actions={actions()} />);
    expect(screen.getByRole("link", { name: "survived" })).toHaveAttribute("href", "/results/done");
    expect(screen.getByRole("link", { name: "fare" })).toHaveAttribute("href", "/training/running");
  });

  it("shows score, model, time and how far a running job is", () => {
    render(<JobTable jobs={[exampleSummary(), exampleSummary(RUNNING)]} actions={actions()} />);
    const [, done, running] = screen.getAllByRole("row");
    expect(done).toHaveTextContent("0.827 Accuracy");
    expect(done).toHaveTextContent("LightGBM");
    expect(done).toHaveTextContent("2 min 3 s");
    expect(running).toHaveTextContent("41 %, search");
  });

  it("shows the sentence of a failure", () => {
    const failed = exampleSummary({ status: "failed", error_message: "Training ran out of memory." });
    render(<JobTable jobs={[failed]} actions={actions()} />);
    expect(screen.getByText("Training ran out of memory.")).toBeInTheDocument();
  });

  it("shows hostile names as the texts that they are", () => {
    const hostile = "<script>alert(1)</script>";
    const job = exampleSummary({ target_column: hostile, dataset_name: hostile, tags: [hostile] });
    const { container } = render(<JobTable jobs={[job]} actions={actions()} />);
    expect(screen.getByRole("link", { name: hostile })).toBeInTheDocument();
    expect(container.querySelector("script")).toBeNull();
  });

  it("chooses jobs by boxes that say which", async () => {
    const on = actions({ chosen: ["a"] });
    const jobs = [exampleSummary({ job_id: "a" }), exampleSummary({ job_id: "b", target_column: "fare" })];
    render(<JobTable jobs={jobs} actions={on} />);
    expect(screen.getByRole("checkbox", { name: "Select survived from titanic.csv" })).toBeChecked();
    expect(screen.getByRole("checkbox", { name: "Select all jobs in sight" })).toBePartiallyChecked();
    await userEvent.click(screen.getByRole("checkbox", { name: "Select fare from titanic.csv" }));
    expect(on.onToggle).toHaveBeenCalledExactlyOnceWith("b");
  });

  it("narrows the list by a tag", async () => {
    const on = actions();
    render(<JobTable jobs={[exampleSummary({ tags: ["spring"] })]} actions={on} />);
    await userEvent.click(screen.getByRole("button", { name: "Show only jobs tagged spring" }));
    expect(on.onTag).toHaveBeenCalledExactlyOnceWith("spring");
  });
});

describe("the cards of jobs", () => {
  it("tell the same on a narrow window", () => {
    render(<JobCards jobs={[exampleSummary({ deployed: true, tags: ["spring"] })]} actions={actions()} />);
    const card = within(screen.getByRole("list", { name: "Jobs, newest first" })).getAllByRole("listitem")[0];
    for (const text of ["survived", "titanic.csv", "Completed", "0.827", "LightGBM", "2 min 3 s", "Deployed", "spring"]) {
      expect(card).toHaveTextContent(text);
    }
  });
});
