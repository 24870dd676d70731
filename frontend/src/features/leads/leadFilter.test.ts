import { expect, it } from "vitest";
import { readLeadFilter } from "./leadFilter.ts";

it("reads which leads are shown, and leaves out what it does not know", () => {
  expect(readLeadFilter({ lead: "qualified" })).toEqual({ lead: "qualified" });
  expect(readLeadFilter({ lead: "all" })).toEqual({});
  expect(readLeadFilter({ step: "65f0" })).toEqual({ step: "65f0" });
  expect(readLeadFilter({ lead: 7, more: "x" })).toEqual({});
});
