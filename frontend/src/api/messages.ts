import { type InfiniteData, infiniteQueryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { keyOf, queryClient } from "./queryClient.ts";
import type { Message, MessagePage } from "./types.ts";
import { type Sending, upload } from "./upload.ts";

type Messages = InfiniteData<MessagePage, unknown>;

const PAGE = 50;
const keyOfAll = (workspaceId: string, chatId: string) => keyOf(workspaceId, "messages", chatId);

/** Where a page of messages lies: the newest ones, those before or after a cursor, or those around a position. */
type Place = { before?: string; after?: string; around?: number };

/**
 * The messages of a chat in the order of writing. Each next page is older, each previous one newer.
 *
 * They end with the newest one, and go on as new ones come; or they stand around a position of the chat.
 */
export const messagesQuery = (workspaceId: string, chatId: string, around?: number) =>
  infiniteQueryOptions({
    queryKey: around === undefined ? keyOfAll(workspaceId, chatId) : keyOf(workspaceId, "around", chatId, around),
    queryFn: ({ pageParam, signal }) =>
      done(
        api.GET("/chats/{chat_id}/messages", {
          params: { path: { chat_id: chatId }, query: { ...pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: (around === undefined ? {} : { around }) as Place,
    getNextPageParam: (page) => (page.previous_cursor ? { before: page.previous_cursor } : undefined),
    getPreviousPageParam: (page) => (page.next_cursor ? { after: page.next_cursor } : undefined),
    select: (data) => data.pages.toReversed().flatMap((page) => page.items),
  });

/** What is on its way to the API. Sending it again under the same key sends nothing twice. */
export interface NewMessage {
  key: string;
  content: string;
  /** The message that it answers. */
  quoted?: Message | undefined;
  /** The position up to which the chat was seen: refused if somebody else has answered since. */
  lastSeq?: number | undefined;
  /** In how many seconds it goes out: until then it can be taken back. */
  sendAfter: number;
  /** What goes along with it. */
  file?: File;
  /** The file was recorded here, and becomes a voice note. */
  isRecording?: boolean;
}

/** The position of the newest message that is shown. */
export function lastSeqOf(workspaceId: string, chatId: string): number | undefined {
  const shown = queryClient.getQueryData<Messages>(keyOfAll(workspaceId, chatId))?.pages[0]?.items ?? [];
  return shown.length ? Math.max(...shown.map(({ seq }) => seq)) : undefined;
}

/**
 * Send something by hand.
 *
 * @throws {ApiError} it was refused; 409: a colleague or the AI has answered meanwhile.
 * @throws {Unreachable} it may have been sent.
 */
export async function sendMessage(
  workspaceId: string,
  chatId: string,
  message: NewMessage,
  sending: Sending,
): Promise<void> {
  const { file, ...text } = message;
  const sent = await (file ? sendFile(chatId, file, text, sending) : sendText(chatId, text));
  // What has become of it may have been told before the answer was here.
  if (!isShown(workspaceId, sent)) showMessage(workspaceId, sent);
}

function sendText(chatId: string, { key, content, quoted, lastSeq, sendAfter }: NewMessage): Promise<Message> {
  return done(
    api.POST("/chats/{chat_id}/messages", {
      params: { path: { chat_id: chatId }, header: { "Idempotency-Key": key } },
      body: {
        content,
        quoted: quoted?.id ?? null,
        last_seq: lastSeq ?? null,
        send_after: sendAfter,
        direction: "outgoing",
      },
    }),
  );
}

function sendFile(chatId: string, file: File, message: NewMessage, sending: Sending): Promise<Message> {
  const { key, content, quoted, lastSeq, sendAfter, isRecording } = message;
  const fields = {
    file,
    ...(content ? { content } : {}),
    ...(quoted ? { quoted: quoted.id } : {}),
    ...(lastSeq === undefined ? {} : { last_seq: String(lastSeq) }),
    ...(sendAfter ? { send_after: String(sendAfter) } : {}),
    ...(isRecording ? { is_recording: "true" } : {}),
  };
  const headers = { "Idempotency-Key": key };
  return upload({ method: "POST", path: `/chats/${chatId}/files`, fields, headers }, sending);
}

/** Send again what failed, or let the AI answer again. */
export function useRetry(workspaceId: string) {
  return useMutation({
    mutationFn: (messageId: string) =>
      done(api.POST("/messages/{message_id}/retry", { params: { path: { message_id: messageId } } })),
    onSuccess: (message) => showMessage(workspaceId, message),
  });
}

/** Take back what one has written, as long as it is not on its way. */
export function useTakeBack(workspaceId: string) {
  return useMutation({
    mutationFn: ({ id, chat_id }: Message) =>
      done(api.DELETE("/chats/{chat_id}/messages/{message_id}", { params: { path: { chat_id, message_id: id } } })),
    onSuccess: (message) => showMessage(workspaceId, message),
  });
}

function isShown(workspaceId: string, { id, chat_id }: Message): boolean {
  const known = queryClient.getQueryData<Messages>(keyOfAll(workspaceId, chat_id));
  return known?.pages.some((page) => page.items.some((one) => one.id === id)) ?? false;
}

/** Show a message as it is now, if its place is among those that are loaded. */
export function showMessage(workspaceId: string, message: Message): void {
  queryClient.setQueryData<Messages>(
    keyOfAll(workspaceId, message.chat_id),
    (known) => known && placed(known, message),
  );
}

/** Put a message into the pages of a conversation. */
export function placed(known: Messages, message: Message): Messages {
  const isShown = known.pages.some((page) => page.items.some(({ id }) => id === message.id));
  const target = known.pages.findIndex((page, index) =>
    isShown
      ? page.items.some(({ id }) => id === message.id)
      : !page.items[0] ||
        isBefore(page.items[0], message) ||
        (index === known.pages.length - 1 && !page.previous_cursor),
  );
  if (target < 0) return known;
  const pages = known.pages.map((page, index) =>
    index === target ? { ...page, items: added(page.items, message) } : page,
  );
  return { ...known, pages };
}

function added(items: Message[], message: Message): Message[] {
  const others = items.filter(({ id }) => id !== message.id);
  const index = others.findIndex((one) => isBefore(message, one));
  return index < 0 ? [...others, message] : others.toSpliced(index, 0, message);
}

function isBefore(one: Message, other: Message): boolean {
  const [mine, theirs] = [Date.parse(one.sent_at), Date.parse(other.sent_at)];
  return mine < theirs || (mine === theirs && one.seq < other.seq);
}
