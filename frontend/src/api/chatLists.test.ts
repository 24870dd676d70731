import { describe, expect, it } from "vitest";
import { chat } from "./builders.ts";
import { matches, placed } from "./chatLists.ts";
import type { Chat } from "./types.ts";

const at = (minute: number) => `2026-03-09T12:${String(minute).padStart(2, "0")}:00.000Z`;
const list = (...pages: [ids: Record<string, number>, next: string | null][]) => ({
  pages: pages.map(([ids, next_cursor]) => ({
    items: Object.entries(ids).map(([id, minute]) => chat({ id, last_activity_at: at(minute) })),
    next_cursor,
  })),
  pageParams: pages.map(() => undefined),
});
const ids = (shown: { pages: { items: Chat[] }[] }) =>
  shown.pages.map((page) => page.items.map(({ id }) => id).join(""));

describe("the place of a chat in a list", () => {
  const shown = list([{ a: 9, b: 7 }, "more"], [{ c: 5, d: 3 }, null]);

  it("is the first when something happens in it", () => {
    expect(ids(placed(shown, chat({ id: "d", last_activity_at: at(10) }), true))).toEqual(["dab", "c"]);
  });
  it("stays when nothing new has happened", () => {
    const renewed = placed(shown, chat({ id: "c", last_activity_at: at(5), unread: 3 }), true);
    expect(ids(renewed)).toEqual(["ab", "cd"]);
    expect(renewed.pages[1]?.items[0]?.unread).toBe(3);
  });
  it("is found for a chat that was not there", () => {
    expect(ids(placed(shown, chat({ id: "x", last_activity_at: at(6) }), true))).toEqual(["ab", "xcd"]);
    expect(ids(placed(shown, chat({ id: "x", last_activity_at: at(1) }), true))).toEqual(["ab", "cdx"]);
  });
  it("is left to a page that is not loaded yet", () => {
    const open = list([{ a: 9 }, "more"]);
    expect(ids(placed(open, chat({ id: "x", last_activity_at: at(1) }), true))).toEqual(["a"]);
  });
  it("is none where the filter does not fit any more, or it is gone", () => {
    expect(ids(placed(shown, chat({ id: "b", last_activity_at: at(11) }), false))).toEqual(["a", "cd"]);
  });
  it("is not found by itself for a search, which only the server can do", () => {
    expect(ids(placed(shown, chat({ id: "x", last_activity_at: at(11) }), undefined))).toEqual(["ab", "cd"]);
    expect(ids(placed(shown, chat({ id: "d", last_activity_at: at(11) }), undefined))).toEqual(["dab", "c"]);
  });
  it("goes by the id where two moments are the same, as on the server", () => {
    const same = list([{ c: 5, a: 5 }, null]);
    expect(ids(placed(same, chat({ id: "b", last_activity_at: at(5) }), true))).toEqual(["cba"]);
  });
  it("is found in an empty list", () => {
    expect(ids(placed(list([{}, null]), chat({ id: "x" }), true))).toEqual(["x"]);
  });
});

describe("whether a filter shows a chat", () => {
  it("tells by each of its parts", () => {
    expect(matches(chat(), {}, "me")).toBe(true);
    expect(matches(chat({ unread: 1 }), { unread: true }, "me")).toBe(true);
    expect(matches(chat(), { unread: true }, "me")).toBe(false);
    expect(matches(chat({ assigned_to: "me" }), { assigned_to: "me" }, "me")).toBe(true);
    expect(matches(chat({ assigned_to: "other" }), { assigned_to: "me" }, "me")).toBe(false);
    expect(matches(chat(), { assigned_to: "nobody" }, "me")).toBe(true);
    expect(matches(chat({ needs_person: true }), { needs_person: true, phone_number: "+1" }, "me")).toBe(false);
    expect(matches(chat({ qualified: true }), { lead: "unqualified" }, "me")).toBe(false);
  });
  it("can't tell for a search, unless the rest does not fit", () => {
    expect(matches(chat(), { search: "ana" }, "me")).toBeUndefined();
    expect(matches(chat(), { search: "ana", unread: true }, "me")).toBe(false);
  });
});
