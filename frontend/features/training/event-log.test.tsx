import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { EventLog } from "./event-log";
import { exampleJob } from "./example-job";
import { beginWatch } from "./watch";

describe("the log", () => {
  it("has the latest on top", () => {
    render(<EventLog log={[{ at: 0, text: "first" }, { at: 1_000, text: "second" }]} />);
    const lines = within(screen.getByRole("log")).getAllByRole("listitem");
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringMatching(/second$/),
      expect.stringMatching(/first$/),
    ]);
  });

  it("shows a hostile name as the text that it is", () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const { container } = render(<EventLog log={beginWatch(exampleJob({ target_column: hostile }), 0).log} />);
    expect(screen.getByRole("log")).toHaveTextContent(`Asked to predict ${hostile} from telco_churn.csv`);
    expect(container.querySelector("img")).toBeNull();
  });
});
