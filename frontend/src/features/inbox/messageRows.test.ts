import { expect, it } from "vitest";
import { message } from "@/api/builders.ts";
import { rowsOf } from "./messageRows.ts";

it("puts a line before each day, names each author once, and what is on its way last", () => {
  const rows = rowsOf(
    [
      message({ id: "a", sent_at: "2026-03-09T12:00:00Z" }),
      message({ id: "b", sent_at: "2026-03-09T12:01:00Z" }),
      message({ id: "c", sent_at: "2026-03-09T12:02:00Z", author: "ai" }),
      message({ id: "d", sent_at: "2026-03-11T12:00:00Z", author: "ai" }),
    ],
    [
      {
        id: "n2",
        chat_id: "1",
        author_id: "m",
        content: "Later",
        mentions: [],
        created_at: "2026-03-11T12:00:30Z",
        edited_at: null,
      },
      {
        id: "n1",
        chat_id: "1",
        author_id: "m",
        content: "Regular",
        mentions: [],
        created_at: "2026-03-09T12:00:30Z",
        edited_at: null,
      },
    ],
    [{ key: "k", content: "On it", sendAfter: 0, at: "2026-03-11T12:01:00Z", error: null }],
  );
  expect(
    rows.map((row) => (row.kind === "message" ? `${row.key}${row.isFirstOfAuthor ? "*" : ""}` : row.kind)),
  ).toEqual(["day", "a*", "note", "b*", "c*", "day", "d*", "note", "pending"]);
});

it("leaves out what was taken back, and shows what was overtaken", () => {
  const rows = rowsOf(
    [
      message({ id: "a" }),
      message({ id: "b", author: "member", status: "cancelled" }),
      message({ id: "c", author: "ai", status: "cancelled" }),
    ],
    [],
    [],
  );
  expect(rows.filter(({ kind }) => kind === "message").map(({ key }) => key)).toEqual(["a", "c"]);
});
