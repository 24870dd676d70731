import { hideChat, showChat } from "../chats.ts";
import { hideDocument, showDocument } from "../documents.ts";
import { showMessage } from "../messages.ts";
import { hideNote, showNote } from "../notes.ts";
import { hidePhoneNumber, showPhoneNumber } from "../phoneNumbers.ts";
import { showPresence } from "../presence.ts";
import { askAgain, askAgainForAll, askAgainSoon, queryClient } from "../queryClient.ts";
import type { Chat, Document, LeadRow, Message, Note, PhoneNumber } from "../types.ts";
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

/** Show what an event tells, wherever it is on the page. */
export function show(workspaceId: string, event: LiveEvent): void {
  SHOWS[event.name]?.(workspaceId, event.data as never);
}
