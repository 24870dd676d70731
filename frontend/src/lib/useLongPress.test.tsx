import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useLongPress } from "./useLongPress.ts";

const [act, tap] = [vi.fn(), vi.fn()];

function Row() {
  return (
    <button type="button" {...useLongPress(act)} onClick={tap}>
      Ana
    </button>
  );
}

function row(): Element {
  return render(<Row />).container.querySelector("button") as Element;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  vi.useRealTimers();
});

it("acts once a finger has stayed, and is no tap then", () => {
  const at = row();
  fireEvent.pointerDown(at, { pointerType: "touch" });
  vi.advanceTimersByTime(600);
  fireEvent.pointerUp(at);
  fireEvent.click(at);
  expect(act).toHaveBeenCalledTimes(1);
  expect(tap).not.toHaveBeenCalled();
  fireEvent.pointerDown(at, { pointerType: "touch" });
  fireEvent.pointerUp(at);
  fireEvent.click(at);
  expect(tap).toHaveBeenCalledTimes(1);
});

it("leaves scrolling and the mouse alone", () => {
  const at = row();
  fireEvent.pointerDown(at, { pointerType: "touch", clientX: 0, clientY: 0 });
  fireEvent.pointerMove(at, { pointerType: "touch", clientX: 0, clientY: 40 });
  vi.advanceTimersByTime(600);
  fireEvent.pointerDown(at, { pointerType: "mouse" });
  vi.advanceTimersByTime(600);
  expect(act).not.toHaveBeenCalled();
});
