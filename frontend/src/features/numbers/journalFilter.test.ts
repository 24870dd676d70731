import { describe, expect, it } from "vitest";
import { readable, readJournalFilter } from "./journalFilter.ts";

describe("the address of the journal's page", () => {
  it("says which entries are shown", () => {
    const filter = { state: "set_aside", told: "message", phone_number: "+5511988887777" };
    expect(readJournalFilter(filter)).toEqual(filter);
  });
  it("leaves out what it does not know", () => {
    expect(readJournalFilter({ state: "elsewhere", told: "qr", phone_number: "", more: 1 })).toEqual({});
  });
});

describe("an event as it was sent", () => {
  it("is laid out", () => {
    expect(readable('{"a":{"b":1}}')).toBe('{\n  "a": {\n    "b": 1\n  }\n}');
  });
  it("is shown as it came where it is no JSON", () => {
    expect(readable("{a")).toBe("{a");
  });
});
