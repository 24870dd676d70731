import { useSyncExternalStore } from "react";
import { ApiError } from "@/api/errors.ts";
import { lastSeqOf, type NewMessage, sendMessage } from "@/api/messages.ts";
import { preferred } from "@/lib/preferences.ts";
import { randomId } from "@/lib/randomId.ts";

/** A message that the API has not accepted yet. */
export interface Pending extends NewMessage {
  at: string;
  /** How much of its file is sent, from 0 to 1. */
  part?: number;
  /** Why it was not accepted; null while it is on its way. */
  error: string | null;
}

const NOTHING: readonly Pending[] = [];
const waiting = new Map<string, readonly Pending[]>();
const watchers = new Set<() => void>();
const queues = new Map<string, Promise<void>>();
const stops = new Map<string, AbortController>();

/** What is on its way in a chat. */
export function usePending(chatId: string): readonly Pending[] {
  return useSyncExternalStore(watch, () => waiting.get(chatId) ?? NOTHING);
}

/** Send a message, behind those of the chat that are on their way already. */
export function send(
  workspaceId: string,
  chatId: string,
  message: Omit<NewMessage, "key" | "lastSeq" | "sendAfter">,
): void {
  const lastSeq = lastSeqOf(workspaceId, chatId);
  const undo = preferred("undo");
  const sendAfter = undo === "off" ? 0 : Number(undo);
  const pending = { ...message, lastSeq, sendAfter, key: randomId(), at: new Date().toISOString(), error: null };
  change(chatId, (some) => [...some, pending]);
  deliver(workspaceId, chatId, pending);
}

/** Send it once more, under its own key: if it did arrive, nothing is sent twice. */
export function sendAgain(workspaceId: string, chatId: string, pending: Pending): void {
  tell(chatId, pending.key, { error: null });
  deliver(workspaceId, chatId, pending);
}

/** Stop what is on its way; forget what did not get through. */
export function discard(chatId: string, key: string): void {
  stops.get(key)?.abort();
  change(chatId, (some) => some.filter((one) => one.key !== key));
}

function deliver(workspaceId: string, chatId: string, pending: Pending): void {
  const stop = new AbortController();
  stops.set(pending.key, stop);
  const onProgress = (part: number) => tell(chatId, pending.key, { part });
  const before = queues.get(chatId) ?? Promise.resolve();
  const sent = before
    .then(() => {
      if (!stop.signal.aborted) return sendMessage(workspaceId, chatId, pending, { signal: stop.signal, onProgress });
    })
    .then(
      () => discard(chatId, pending.key),
      (error: Error) => fail(chatId, pending.key, error),
    )
    .finally(() => stops.delete(pending.key));
  queues.set(chatId, sent);
}

function fail(chatId: string, key: string, error: Error): void {
  // Who has been told that somebody else answered, and sends it again, means it.
  const isTold = error instanceof ApiError && error.status === 409;
  tell(chatId, key, { error: error.message, ...(isTold ? { lastSeq: undefined } : {}) });
}

function tell(chatId: string, key: string, changes: Partial<Pending>): void {
  change(chatId, (some) => some.map((one) => (one.key === key ? { ...one, ...changes } : one)));
}

function change(chatId: string, changed: (some: readonly Pending[]) => readonly Pending[]): void {
  waiting.set(chatId, changed(waiting.get(chatId) ?? NOTHING));
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
