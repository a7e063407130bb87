import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ConnectionBanner } from "./connection-banner";

describe("the banner over a training", () => {
  it("is silent while the server answers", () => {
    render(<ConnectionBanner failures={0} reason={null} onAskNow={() => undefined} />);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });

  it("says that the server is away, and asks it again when told to", async () => {
    const onAskNow = vi.fn();
    render(<ConnectionBanner failures={2} reason={new TypeError("Failed to fetch")} onAskNow={onAskNow} />);
    expect(screen.getByRole("status")).toHaveTextContent("The server cannot be reached");
    await userEvent.click(screen.getByRole("button", { name: "Ask again now" }));
    expect(onAskNow).toHaveBeenCalledOnce();
  });

  it("repeats the sentence of a server in trouble", () => {
    const problem = { type: "about:blank", title: "Unavailable", status: 503, detail: "The store is busy." };
    render(<ConnectionBanner failures={1} reason={problem} onAskNow={() => undefined} />);
    expect(screen.getByRole("status")).toHaveTextContent("The store is busy.");
  });
});
