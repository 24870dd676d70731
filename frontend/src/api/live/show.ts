import { hideChat, showChat } from "../chats.ts";
import { hideDocument, showDocument } from "../documents.ts";
import { showMessage } from "../messages.ts";
import { hideNote, showNote } from "../notes.ts";
import { hidePhoneNumber, showPhoneNumber } from "../phoneNumbers.ts";
import { showPresence } from "../presence.ts";
import { askAgain, askAgainForAll, askAgainSoon, queryClient } from "../queryClient.ts";
import type { Chat, Document, LeadRow, Message, Note, PhoneNumber } from "../types.ts";
import { alsoAfterwards } from "./meanwhile.ts";
import type { LiveEvent } from "./stream.ts";

type Shows = (workspaceId: string, data: never) => unknown;

const HIDES: Record<string, (workspaceId: string, id: string) => void> = {
  chat: hideChat,
  document: hideDocument,
  note: hideNote,
  phone_number: hidePhoneNumber,
};

const SHOWS: Record<string, Shows> = {
  message: (workspaceId, { message }: { message: Message }) => showMessage(workspaceId, message),
  chat: (workspaceId, { chat }: { chat: Chat }) => showChat(workspaceId, chat),
  note: (workspaceId, { note }: { note: Note }) => showNote(workspaceId, note),
  presence: (workspaceId, data: { chat_id: string; user_id: string; activity: string }) =>
    showPresence(workspaceId, data.chat_id, data.user_id, data.activity),
  phone_number: (workspaceId, data: { phone_number: PhoneNumber }) => showPhoneNumber(workspaceId, data.phone_number),
  document: (workspaceId, { document }: { document: Document }) => showDocument(workspaceId, document),
  lead: (workspaceId, { lead }: { lead: LeadRow }) => {
    askAgainSoon(workspaceId, "leads");
    return askAgain(workspaceId, "workflow", lead.chat_id);
  },
  removed: (workspaceId, { kind, id }: { kind: string; id: string }) => HIDES[kind]?.(workspaceId, id),
  changed: (workspaceId, { kind, id }: { kind: string; id?: string }) =>
    kind === "workspace"
      ? queryClient.invalidateQueries({ queryKey: ["workspaces"] })
      : askAgain(workspaceId, kind, ...(id ? [id] : [])),
  resync: (workspaceId) => askAgainForAll(workspaceId),
};

// What they tell is shown as it is; the others have it asked for again.
const TELLING = ["message", "chat", "note", "phone_number", "document", "removed"];

/** Show what an event tells, wherever it is on the page. */
export function show(workspaceId: string, event: LiveEvent): void {
  const shown = () => SHOWS[event.name]?.(workspaceId, event.data as never);
  if (TELLING.includes(event.name)) alsoAfterwards(workspaceId, shown);
  shown();
}
