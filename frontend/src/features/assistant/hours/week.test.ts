import { expect, it } from "vitest";
import { isSpan, openingsOf, weekOf } from "./week.ts";

it("comes back as it went in, in the order of the week, with midnight as the end of a day", () => {
  const openings = [
    { day: "SATURDAY" as const, opens: "22:00", closes: "24:00" },
    { day: "MONDAY" as const, opens: "09:00", closes: "12:00" },
    { day: "MONDAY" as const, opens: "14:00", closes: "18:00" },
  ];
  const week = weekOf(openings);
  expect(week.SATURDAY).toEqual([{ opens: "22:00", closes: "00:00" }]);
  expect(openingsOf(week)).toEqual([openings[1], openings[2], openings[0]]);
});

it("knows what can't be", () => {
  expect(isSpan({ opens: "09:00", closes: "18:00" })).toBe(true);
  expect(isSpan({ opens: "22:00", closes: "00:00" })).toBe(true);
  expect(isSpan({ opens: "22:00", closes: "02:00" })).toBe(false);
  expect(isSpan({ opens: "09:00", closes: "09:00" })).toBe(false);
  expect(isSpan({ opens: "", closes: "18:00" })).toBe(false);
});
