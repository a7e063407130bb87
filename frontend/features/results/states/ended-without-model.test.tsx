import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { completedJob } from "../example-results";
import { EndedWithoutModel } from "./ended-without-model";

describe("a job that ended without a model", () => {
  it("says why it failed, and leads to another training of the same target", () => {
    const job = completedJob({ status: "failed", error_message: "Memory ran out.", target_column: "a&b", dataset_id: "d1" });
    render(<EndedWithoutModel job={job} />);
    expect(screen.getByRole("alert")).toHaveTextContent("Memory ran out.");
    expect(screen.getByRole("link", { name: "Set up another training" })).toHaveAttribute(
      "href",
      "/configure/d1?target=a%26b",
    );
  });

  it("does not call a cancelled one failed", () => {
    render(<EndedWithoutModel job={completedJob({ status: "cancelled" })} />);
    expect(screen.getByText("The training was cancelled, so there is no model.")).toBeInTheDocument();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
