import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useShortcuts } from "./useShortcuts.ts";

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const [next, down] = [vi.fn(), vi.fn()];

function Page() {
  useShortcuts({ j: next, ArrowDown: down });
  return (
    <>
      <input />
      <a href="#chat">The chat with Ana</a>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as what scrolls */}
      <div tabIndex={0} data-testid="scrolls" />
    </>
  );
}

function shown() {
  const { container, getByTestId } = render(<Page />);
  const at = (name: string) => container.querySelector(name) as Element;
  return { input: at("input"), link: at("a"), scrolls: getByTestId("scrolls") };
}

it("acts by a key, wherever the focus is", () => {
  const { link } = shown();
  fireEvent.keyDown(document.body, { key: "j" });
  fireEvent.keyDown(link, { key: "j" });
  expect(next).toHaveBeenCalledTimes(2);
});

it("does not act while somebody types, or with another key held", () => {
  const { input } = shown();
  fireEvent.keyDown(input, { key: "j" });
  fireEvent.keyDown(document.body, { key: "j", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "k" });
  expect(next).not.toHaveBeenCalled();
});

it("leaves the arrows to what scrolls", () => {
  const { scrolls, link } = shown();
  fireEvent.keyDown(scrolls, { key: "ArrowDown" });
  expect(down).not.toHaveBeenCalled();
  fireEvent.keyDown(scrolls, { key: "j" });
  fireEvent.keyDown(link, { key: "ArrowDown" });
  expect([next.mock.calls.length, down.mock.calls.length]).toEqual([1, 1]);
});
