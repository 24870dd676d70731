import { expect, it, vi } from "vitest";
import { duration, share } from "./amounts.ts";

vi.mock("./texts/index.ts", () => ({ language: () => "en-GB" }));

it("tells a duration in the unit that fits", () => {
  expect([0, 59, 60, 750, 5400, 90_000, 260_000].map(duration)).toEqual([
    "0 secs",
    "59 secs",
    "1 min",
    "13 mins",
    "1.5 hrs",
    "1 day",
    "3 days",
  ]);
});

it("tells a share also of nothing", () => {
  expect([share(1, 3), share(0, 0)]).toEqual(["33%", "0%"]);
});
