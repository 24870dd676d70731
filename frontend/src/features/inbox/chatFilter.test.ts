import { expect, it } from "vitest";
import { filterOf, readSearch } from "./chatFilter.ts";

it("reads the address of the page, and leaves out what it does not know", () => {
  expect(readSearch({ show: "mine", state: "closed", number: 5511988887777, label: "l", q: "ana", other: 1 })).toEqual({
    show: "mine",
    state: "closed",
    number: "5511988887777",
    label: "l",
    q: "ana",
  });
  expect(readSearch({ show: "all", state: "open", number: "", q: "" })).toEqual({});
  expect(readSearch({ show: "constructor", state: "gone" })).toEqual({});
});

it("becomes what the API is asked for: what is open, unless another state is chosen", () => {
  expect(filterOf({})).toEqual({ state: "open" });
  expect(filterOf({ state: "any", label: "l" })).toEqual({ label: "l" });
  expect(filterOf({ show: "unassigned", state: "snoozed", number: "+55" })).toEqual({
    assigned_to: "nobody",
    state: "snoozed",
    phone_number: "+55",
  });
});
