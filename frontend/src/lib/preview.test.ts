import { expect, it } from "vitest";
import { asked, isAnythingMarked, pagesToShow, type ShownPage } from "./preview.ts";

const page = (number: number, marks: number): ShownPage => ({
  number,
  width: 595,
  height: 842,
  boxes: Array.from({ length: marks }, () => ({ left: 0, top: 0, right: 1, bottom: 0.1 })),
  picture: `/page?number=${number}`,
});

it("asks for as much of the words as an address carries", () => {
  expect(asked([" R$ 120 ", "", "Blue shoe"])).toEqual(["R$ 120", "Blue shoe"]);
  expect(asked(["a".repeat(290), "b".repeat(20), "c"])).toEqual(["a".repeat(290), "b".repeat(10)]);
  expect(asked(["👟".repeat(400)])).toEqual(["👟".repeat(300)]);
});

it("shows the pages with marks, or else the first", () => {
  expect(pagesToShow([page(1, 0), page(2, 1)]).map(({ number }) => number)).toEqual([2]);
  expect(pagesToShow([page(1, 0), page(2, 0)]).map(({ number }) => number)).toEqual([1]);
  expect(pagesToShow([])).toEqual([]);
});

it("tells whether the words were found", () => {
  const row = { place: "A2:B2", cells: ["1", "2"], is_within: true };
  const table = { title: "", sheet: null, header: [], rows: [{ ...row, marked: [] }] };
  expect(isAnythingMarked({ table, text: [], pages: [] })).toBe(false);
  expect(isAnythingMarked({ table: { ...table, rows: [{ ...row, marked: [1] }] }, text: [], pages: [] })).toBe(true);
  const text = [{ text: "30 days", is_within: true, is_marked: true }];
  expect(isAnythingMarked({ table: null, text, pages: [] })).toBe(true);
});
