import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { message } from "@/api/builders.ts";
import { ring } from "@/lib/ring.ts";
import { ringFor } from "./ringFor.ts";

vi.mock("@/lib/ring.ts", () => ({ ring: vi.fn() }));
const told = (given: Parameters<typeof message>[0]) =>
  ringFor({ id: "1-0", name: "message", data: { message: message(given) } });

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  history.replaceState(null, "", "/app/w/w/inbox");
});
afterEach(() => {
  vi.useRealTimers();
  vi.mocked(ring).mockClear();
});

it("rings once for a message, however often it is told of", () => {
  told({ id: "a" });
  told({ id: "a" });
  vi.advanceTimersByTime(1000);
  told({ id: "a" });
  vi.advanceTimersByTime(1000);
  expect(ring).toHaveBeenCalledTimes(1);
});

it("does not ring for what we write, or for what is decided already", () => {
  told({ id: "b", author: "ai", direction: "outgoing" });
  told({ id: "c", decision: {} as never });
  vi.advanceTimersByTime(1000);
  expect(ring).not.toHaveBeenCalled();
});

it("does not ring while somebody looks at the chat, here or in another tab", () => {
  history.replaceState(null, "", "/app/w/w/inbox/1");
  told({ id: "d", chat_id: "1" });
  told({ id: "e", chat_id: "2" });
  localStorage.setItem("rung", "e");
  vi.advanceTimersByTime(1000);
  expect(ring).not.toHaveBeenCalled();
});

it("does not ring where nobody wants it", () => {
  localStorage.setItem("preference sound", "off");
  told({ id: "f" });
  vi.advanceTimersByTime(1000);
  expect(ring).not.toHaveBeenCalled();
});
