import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { exampleJob } from "./example-job";
import { ProgressCard } from "./progress-card";
import { beginWatch } from "./watch";

describe("the progress of a job", () => {
  it("is a bar, a list of phases and a clock", () => {
    render(<ProgressCard watch={beginWatch(exampleJob(), Date.now())} />);
    expect(screen.getByRole("heading", { name: "Searching for the best model" })).toBeInTheDocument();
    expect(screen.getByRole("progressbar", { name: "Progress of the training" })).toHaveAttribute("aria-valuenow", "30.4");
    const phases = within(screen.getByRole("list", { name: "Phases" })).getAllByRole("listitem");
    expect(phases).toHaveLength(8);
    expect(phases[3]).toHaveAttribute("aria-current", "step");
    expect(screen.getByText(/^1:2\d of 5:00$/)).toBeInTheDocument();
  });

  it("does not pretend to know how far a waiting job is", () => {
    const job = exampleJob({ status: "pending", started_at: null, progress: null });
    render(<ProgressCard watch={beginWatch(job, Date.now())} />);
    expect(screen.getByRole("progressbar")).not.toHaveAttribute("aria-valuenow");
    expect(screen.getByText("It begins as soon as there is room for it.")).toBeInTheDocument();
  });
});
