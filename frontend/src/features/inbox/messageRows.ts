import type { Message, Note } from "@/api/types.ts";
import { isSameDay } from "@/lib/time.ts";
import type { Pending } from "./outbox.ts";

/** What stands in a conversation, from above. */
export type Row =
  | { kind: "day"; key: string; moment: string }
  | { kind: "message"; key: string; message: Message; isFirstOfAuthor: boolean }
  | { kind: "note"; key: string; note: Note }
  | { kind: "pending"; key: string; pending: Pending };

/** Put a line between days, notes where they were written, and what is on its way behind what was said. */
export function rowsOf(messages: readonly Message[], notes: readonly Note[], pending: readonly Pending[]): Row[] {
  const rows: Row[] = [];
  let before: { moment: string; author: string } | undefined;
  for (const one of inOrder(messages.filter(isShown), notes)) {
    const moment = momentOf(one);
    const isNewDay = !before || !isSameDay(before.moment, moment);
    if (isNewDay) rows.push({ kind: "day", key: `day before ${one.id}`, moment });
    const author = "seq" in one ? `${one.author} ${one.author_id}` : "note";
    if ("seq" in one) {
      const isFirstOfAuthor = isNewDay || before?.author !== author;
      rows.push({ kind: "message", key: one.id, message: one, isFirstOfAuthor });
    } else {
      rows.push({ kind: "note", key: one.id, note: one });
    }
    before = { moment, author };
  }
  return [...rows, ...pending.map((one) => ({ kind: "pending" as const, key: one.key, pending: one }))];
}

/** What its writer took back before it was sent, nobody was told. */
function isShown({ author, status }: Message): boolean {
  return author !== "member" || status !== "cancelled";
}

function inOrder(messages: readonly Message[], notes: readonly Note[]): (Message | Note)[] {
  if (notes.length === 0) return [...messages];
  // Messages stay as the API orders them, also where two were written at one moment.
  const oldestNoteFirst = notes.toSorted((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at));
  const rows: (Message | Note)[] = [];
  for (const message of messages) {
    while (oldestNoteFirst[0] && Date.parse(oldestNoteFirst[0].created_at) < Date.parse(message.sent_at)) {
      rows.push(oldestNoteFirst.shift() as Note);
    }
    rows.push(message);
  }
  return [...rows, ...oldestNoteFirst];
}

function momentOf(one: Message | Note): string {
  return "seq" in one ? one.sent_at : one.created_at;
}
