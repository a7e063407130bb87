import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { exampleReport } from "../example-results";
import { Leaderboard } from "./leaderboard";
import { Members } from "./members";

const { leaderboard, members } = exampleReport();

describe("the leaderboard", () => {
  it("tells each estimator's best score, and marks the first", () => {
    render(<Leaderboard leaderboard={leaderboard} metric="roc_auc" />);
    const [, first, second] = screen.getAllByRole("row");
    expect(within(first as HTMLElement).getByText("Ensemble")).toBeInTheDocument();
    expect(within(first as HTMLElement).getByRole("img", { name: "best" })).toBeInTheDocument();
    expect(within(second as HTMLElement).getByText("0.871")).toBeInTheDocument();
  });

  it("keeps settings behind a word, and none where there are none", () => {
    render(<Leaderboard leaderboard={leaderboard} metric="roc_auc" />);
    expect(screen.getAllByText(/^Settings/)).toHaveLength(1);
    expect(screen.getByText("n_estimators")).toBeInTheDocument();
  });
});

describe("the members of a model", () => {
  it("have their weights, and numbers where an estimator comes twice", () => {
    render(<Members members={members} />);
    const weights = within(screen.getByRole("list", { name: "Weights of the estimators" }));
    expect(weights.getByText("LightGBM 1")).toBeInTheDocument();
    expect(weights.getByText("70 %")).toBeInTheDocument();
    expect(weights.getByText("LightGBM 2")).toBeInTheDocument();
  });

  it("need no weights where there is one", () => {
    render(<Members members={members.slice(0, 1)} />);
    expect(screen.queryByRole("list", { name: "Weights of the estimators" })).toBeNull();
    expect(screen.getByText("One estimator gives the whole answer.")).toBeInTheDocument();
  });
});
