import { expect, it } from "vitest";
import { texts as en } from "./en/index.ts";
import { texts as es } from "./es/index.ts";
import { texts as pt } from "./pt/index.ts";

/** The paths of all texts, also of those in lists that the types leave open. */
function paths(texts: object, path = ""): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "object" ? paths(text, `${path}${name}.`) : [`${path}${name}`],
  );
}

it.each([
  ["Portuguese", pt],
  ["Spanish", es],
])("%s says all that English says", (_, texts) => {
  expect(paths(texts)).toEqual(paths(en));
});
