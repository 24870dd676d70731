import { type InfiniteData, infiniteQueryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import type { Page } from "./pages.ts";
import { keyOf, queryClient } from "./queryClient.ts";
import type { Note } from "./types.ts";

type Notes = InfiniteData<Page<Note>, string | undefined>;

const ALL = "/chats/{chat_id}/notes";
const ONE = "/chats/{chat_id}/notes/{note_id}";
const keyOfChat = (workspaceId: string, chatId: string) => keyOf(workspaceId, "notes", chatId);

/** What colleagues wrote for each other in a chat, the newest first. No customer is ever shown it. */
export const notesQuery = (workspaceId: string, chatId: string) =>
  infiniteQueryOptions({
    queryKey: keyOfChat(workspaceId, chatId),
    queryFn: ({ pageParam }) =>
      done(api.GET(ALL, { params: { path: { chat_id: chatId }, query: { cursor: pageParam, limit: 100 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export function useAddNote(workspaceId: string, chatId: string) {
  return useMutation({
    mutationFn: (body: { content: string; mentions: string[] }) =>
      done(api.POST(ALL, { params: { path: { chat_id: chatId } }, body })),
    onSuccess: (note) => showNote(workspaceId, note),
  });
}

export function useRemoveNote(workspaceId: string, chatId: string) {
  return useMutation({
    mutationFn: (noteId: string) => done(api.DELETE(ONE, { params: { path: { chat_id: chatId, note_id: noteId } } })),
    onSuccess: (_, noteId) => hideNote(workspaceId, noteId),
  });
}

/** Show a note as it is now; a new one comes first. */
export function showNote(workspaceId: string, note: Note): void {
  queryClient.setQueryData<Notes>(keyOfChat(workspaceId, note.chat_id), (known) => {
    if (!known) return known;
    const isKnown = known.pages.some(({ items }) => items.some(({ id }) => id === note.id));
    return mapped(known, (items, index) =>
      isKnown ? items.map((one) => (one.id === note.id ? note : one)) : index === 0 ? [note, ...items] : items,
    );
  });
}

/** Show a note no more. */
export function hideNote(workspaceId: string, noteId: string): void {
  queryClient.setQueriesData<Notes>(
    { queryKey: keyOf(workspaceId, "notes") },
    (known) => known && mapped(known, (items) => items.filter(({ id }) => id !== noteId)),
  );
}

function mapped(notes: Notes, change: (items: Note[], index: number) => Note[]): Notes {
  return { ...notes, pages: notes.pages.map((page, index) => ({ ...page, items: change(page.items, index) })) };
}
