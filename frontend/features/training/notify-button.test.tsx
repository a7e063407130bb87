import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NotifyButton } from "./notify-button";

function browser(permission: NotificationPermission, answer: NotificationPermission = permission) {
  vi.stubGlobal("Notification", { permission, requestPermission: () => Promise.resolve(answer) });
}

afterEach(() => vi.unstubAllGlobals());

describe("the button for a notification", () => {
  it("asks the browser and says what it answered", async () => {
    browser("default", "granted");
    render(<NotifyButton />);
    await userEvent.click(screen.getByRole("button", { name: "Tell me when it is done" }));
    expect(await screen.findByText("You are told when it is done")).toBeInTheDocument();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("is not there where the person or the browser does not want it", () => {
    browser("denied");
    render(<NotifyButton />);
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });
});
