import { expect, it } from "vitest";
import { rowsOf } from "./tableRows.ts";

it("reads rows and where each cell stands", () => {
  const text = "SKU | Price\n4711 | 9\n4712 | ";
  const rows = rowsOf(text, ["SKU", "Price"]);
  expect(rows?.map((cells) => cells.map((cell) => cell.text))).toEqual([
    ["SKU", "Price"],
    ["4711", "9"],
    ["4712", ""],
  ]);
  for (const cell of rows?.flat() ?? []) expect(text.startsWith(cell.text, cell.start)).toBe(true);
});

it("leaves a text that is none, or that can't be told apart", () => {
  expect(rowsOf("Only words.", [])).toBeNull();
  expect(rowsOf("A long cell that goes on", ["SKU", "Price"])).toBeNull();
  expect(rowsOf("SKU | Price\n4711 | 9 | 10", ["SKU", "Price"])).toBeNull();
});
