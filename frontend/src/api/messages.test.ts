import { describe, expect, it } from "vitest";
import { message } from "./builders.ts";
import { placed } from "./messages.ts";

const at = (minute: number) => `2026-03-09T12:${String(minute).padStart(2, "0")}:00.000Z`;
const one = (id: string, minute: number, more = {}) => message({ id, sent_at: at(minute), ...more });
const page = (previous_cursor: string | null, ...items: ReturnType<typeof message>[]) => ({
  items,
  previous_cursor,
  next_cursor: null,
});
const chat = (previous: string | null) => ({
  pages: [page("older", one("c", 5), one("d", 7)), page(previous, one("a", 1), one("b", 3))],
  pageParams: [undefined, "older"],
});
const ids = (shown: ReturnType<typeof chat>) => shown.pages.map(({ items }) => items.map(({ id }) => id).join(""));

describe("the place of a message", () => {
  it("is the end for a new one", () => {
    expect(ids(placed(chat(null), one("e", 9)) as never)).toEqual(["cde", "ab"]);
  });
  it("stays when its status changes", () => {
    const shown = placed(chat(null), one("b", 3, { status: "read" }));
    expect(ids(shown as never)).toEqual(["cd", "ab"]);
    expect(shown.pages[1]?.items[1]?.status).toBe("read");
  });
  it("is by the time of writing for what comes late", () => {
    expect(ids(placed(chat(null), one("x", 6)) as never)).toEqual(["cxd", "ab"]);
    expect(ids(placed(chat(null), one("x", 2)) as never)).toEqual(["cd", "axb"]);
  });
  it("is the beginning, once that is loaded", () => {
    expect(ids(placed(chat(null), one("x", 0)) as never)).toEqual(["cd", "xab"]);
    expect(ids(placed(chat("more"), one("x", 0)) as never)).toEqual(["cd", "ab"]);
  });
  it("goes by the position in the chat where two moments are the same", () => {
    expect(ids(placed(chat(null), one("x", 7, { seq: 2 })) as never)).toEqual(["cdx", "ab"]);
    expect(ids(placed(chat(null), one("x", 7, { seq: 0 })) as never)).toEqual(["cxd", "ab"]);
  });
});
