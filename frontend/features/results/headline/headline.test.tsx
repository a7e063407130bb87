import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { completedJob } from "../example-results";
import { Headline } from "./headline";

describe("the headline of a result", () => {
  it("is the score with its interval, beside what guessing gives", () => {
    render(<Headline job={completedJob()} />);
    expect(screen.getByText("0.827")).toBeInTheDocument();
    expect(screen.getByText("95 % interval 0.771 to 0.877")).toBeInTheDocument();
    expect(screen.getByText("guessing the most frequent gives 0.615")).toBeInTheDocument();
  });

  it("says what that means", () => {
    render(<Headline job={completedJob()} />);
    expect(screen.getByText(/^Right for 83 of 100 rows it had never seen/)).toBeInTheDocument();
  });

  it("is nothing where nothing was measured", () => {
    const { container } = render(<Headline job={completedJob({ primary: null })} />);
    expect(container).toBeEmptyDOMElement();
  });
});
