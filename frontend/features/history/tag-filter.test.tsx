import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { TagFilter } from "./tag-filter";

function show(tag: string | null = null) {
  const onChange = vi.fn();
  render(
    <>
      <label htmlFor="tag">Tag</label>
      <TagFilter id="tag" tag={tag} known={["spring"]} onChange={onChange} />
    </>,
  );
  return { onChange, user: userEvent.setup(), input: screen.getByLabelText("Tag") };
}

describe("the tag filter", () => {
  it("takes a known tag as soon as it is written", async () => {
    const { onChange, user, input } = show();
    await user.type(input, "spring");
    expect(onChange.mock.calls).toEqual([["spring"]]);
  });

  it("takes any other tag once it is whole", async () => {
    const { onChange, user, input } = show();
    await user.type(input, " old one ");
    expect(onChange).not.toHaveBeenCalled();
    await user.keyboard("{Enter}");
    expect(onChange.mock.calls).toEqual([["old one"]]);
  });

  it("is gone as soon as it is empty", async () => {
    const { onChange, user, input } = show("spring");
    await user.clear(input);
    expect(onChange.mock.calls).toEqual([[null]]);
  });
});
