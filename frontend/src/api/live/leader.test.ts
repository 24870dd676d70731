import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { leadOne } from "./leader.ts";

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

/** A tab that wants to lead, and whether it does. */
function tab() {
  const over = new AbortController();
  const found = { leads: false, close: () => over.abort() };
  leadOne(
    "live",
    async (signal) => {
      found.leads = true;
      signal.addEventListener("abort", () => {
        found.leads = false;
      });
    },
    over.signal,
  );
  return found;
}

it("lets one tab lead where there are no locks, and the next one when it is closed", () => {
  const [first, second] = [tab(), tab()];
  vi.advanceTimersByTime(10_000);
  expect([first.leads, second.leads].filter(Boolean)).toHaveLength(1);
  const [leader, other] = first.leads ? [first, second] : [second, first];
  leader.close();
  vi.advanceTimersByTime(3_000);
  expect(other.leads).toBe(true);
});

it("takes over from a tab that is gone without a word", () => {
  localStorage.setItem("live", JSON.stringify({ by: "gone", until: Date.now() + 6_000 }));
  const only = tab();
  vi.advanceTimersByTime(4_000);
  expect(only.leads).toBe(false);
  vi.advanceTimersByTime(6_000);
  expect(only.leads).toBe(true);
});
