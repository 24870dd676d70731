import { expect, it } from "vitest";
import { cut, rangeOf } from "./quotes.ts";

it("finds words whatever white space and case they have", () => {
  const text = "Shoes\n4712 | Runner |  red";
  expect(rangeOf("4712 | runner | red", text)).toEqual([6, text.length]);
  expect(rangeOf("(R$ 2.50)", "It is (R$  2.50) today")).toEqual([6, 16]);
  expect(rangeOf("a - b / c", "a - b / c")).toEqual([0, 9]);
  expect(rangeOf("blue", text)).toBeNull();
  expect(rangeOf("  ", text)).toBeNull();
});

it("cuts a text where its marks begin and end", () => {
  expect(cut("a red shoe", 0, [[2, 5]])).toEqual([
    { text: "a ", isMarked: false },
    { text: "red", isMarked: true },
    { text: " shoe", isMarked: false },
  ]);
  expect(cut("shoe", 6, [[2, 5]])).toEqual([{ text: "shoe", isMarked: false }]);
  expect(cut("", 0, [[0, 5]])).toEqual([]);
});
