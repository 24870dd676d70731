import { expect, it } from "vitest";
import { fieldsOf, keyFor, stepOf } from "./stepFields.ts";

it("makes a key of any description", () => {
  expect(keyFor("Orçamento máximo (R$)")).toBe("orcamento_maximo_r");
  expect(keyFor("2nd size?")).toBe("nd_size");
  expect(keyFor("颜色")).toBe("");
  expect(keyFor(`${"a".repeat(49)} b`)).toBe("a".repeat(49));
});

it("has options for a choice alone", () => {
  const fields = { ...fieldsOf(undefined), description: "Colour", key: "colour", options: "red\n\n blue " };
  expect(stepOf({ ...fields, kind: "choice" }).options).toEqual(["red", "blue"]);
  expect(stepOf({ ...fields, kind: "text" }).options).toEqual([]);
});
