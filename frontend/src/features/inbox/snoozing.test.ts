import { expect, it } from "vitest";
import { inHours, nextMorning } from "./snoozing.ts";

it("puts off by hours, to the next morning, and to the next Monday", () => {
  const monday = new Date(2026, 2, 9, 22, 30);
  expect(inHours(monday, 3)).toEqual(new Date(2026, 2, 10, 1, 30));
  expect(nextMorning(monday)).toEqual(new Date(2026, 2, 10, 9));
  expect(nextMorning(monday, 1)).toEqual(new Date(2026, 2, 16, 9));
});
