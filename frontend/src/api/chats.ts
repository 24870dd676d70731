import { type InfiniteData, infiniteQueryOptions, queryOptions, useMutation } from "@tanstack/react-query";
import { matches, placed } from "./chatLists.ts";
import { api, done } from "./client.ts";
import type { Page } from "./pages.ts";
import { askAgainSoon, keyOf, queryClient } from "./queryClient.ts";
import { session } from "./session.ts";
import type { BulkChange, Chat, ChatChange, ChatFilter, ChatState } from "./types.ts";

type Chats = InfiniteData<Page<Chat>, string | undefined>;

const PAGE = 50;
const keyOfLists = (workspaceId: string) => keyOf(workspaceId, "chats", "list");
const keyOfOne = (workspaceId: string, chatId: string) => keyOf(workspaceId, "chats", "one", chatId);

/** The chats of a workspace, newest activity first. */
export const chatsQuery = (workspaceId: string, filter: ChatFilter) =>
  infiniteQueryOptions({
    queryKey: [...keyOfLists(workspaceId), filter],
    queryFn: ({ pageParam, signal }) =>
      done(
        api.GET("/chats/workspace/{workspace_id}", {
          params: { path: { workspace_id: workspaceId }, query: { ...filter, cursor: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** One chat. */
export const chatQuery = (workspaceId: string, chatId: string) =>
  queryOptions({
    queryKey: keyOfOne(workspaceId, chatId),
    queryFn: () => done(api.GET("/chats/{chat_id}", { params: { path: { chat_id: chatId } } })),
    initialData: () => listed(workspaceId, chatId),
  });

/** How many chats there are that somebody should look at; only among those in a state, where one is named. */
export const countsQuery = (workspaceId: string, state?: ChatState) =>
  queryOptions({
    queryKey: keyOf(workspaceId, "chats", "counts", state),
    queryFn: () =>
      done(
        api.GET("/chats/workspace/{workspace_id}/counts", {
          params: { path: { workspace_id: workspaceId }, query: { state } },
        }),
      ),
  });

/** Open the chat with a customer who may not have written yet. */
export function useOpenChat(workspaceId: string) {
  return useMutation({
    mutationFn: (body: { phone_number: string; customer: string }) =>
      done(
        api.POST("/chats/workspace/{workspace_id}", {
          params: { path: { workspace_id: workspaceId } },
          body: { ...body, ai_enabled: true, ai_off_until: null },
        }),
      ),
    onSuccess: (chat) => showChat(workspaceId, chat),
  });
}

/** Do the same to many chats; those that were not changed come with the reason. */
export function useChangeChats(workspaceId: string) {
  return useMutation({
    mutationFn: async (body: BulkChange) =>
      (
        await done(
          api.POST("/chats/workspace/{workspace_id}/bulk", { params: { path: { workspace_id: workspaceId } }, body }),
        )
      ).items,
    onSuccess: (outcomes) => {
      for (const { chat } of outcomes) if (chat) showChat(workspaceId, chat);
    },
  });
}

/** Change a chat: one change after the other. */
export function useChangeChat(workspaceId: string, chatId: string) {
  return useMutation({
    scope: { id: `chat ${chatId}` },
    mutationFn: (body: ChatChange) =>
      done(api.PATCH("/chats/{chat_id}", { params: { path: { chat_id: chatId } }, body })),
    onSuccess: (chat) => showChat(workspaceId, chat),
  });
}

/** Note that somebody has read the chat. */
export function useMarkRead(workspaceId: string) {
  return useMutation({
    mutationFn: (chatId: string) => done(api.POST("/chats/{chat_id}/read", { params: { path: { chat_id: chatId } } })),
    onSuccess: (chat) => showChat(workspaceId, chat),
  });
}

/** Show a chat as it is now, in its place in each list that it belongs to. */
export function showChat(workspaceId: string, chat: Chat): void {
  queryClient.setQueryData(keyOfOne(workspaceId, chat.id), chat);
  const me = session.get()?.user.id ?? "";
  for (const [key] of queryClient.getQueriesData<Chats>({ queryKey: keyOfLists(workspaceId) })) {
    const filter = key.at(-1) as ChatFilter;
    queryClient.setQueryData<Chats>(key, (known) => known && placed(known, chat, matches(chat, filter, me)));
  }
  askAgainSoon(workspaceId, "chats", "counts");
  askAgainSoon(workspaceId, "leads");
}

/** Show a chat no more. */
export function hideChat(workspaceId: string, chatId: string): void {
  queryClient.removeQueries({ queryKey: keyOfOne(workspaceId, chatId) });
  for (const [key] of queryClient.getQueriesData<Chats>({ queryKey: keyOfLists(workspaceId) })) {
    queryClient.setQueryData<Chats>(key, (known) => known && placed(known, { id: chatId } as Chat, false));
  }
  askAgainSoon(workspaceId, "chats", "counts");
  askAgainSoon(workspaceId, "leads");
}

function listed(workspaceId: string, chatId: string): Chat | undefined {
  for (const [, known] of queryClient.getQueriesData<Chats>({ queryKey: keyOfLists(workspaceId) })) {
    const found = known?.pages.flatMap((page) => page.items).find(({ id }) => id === chatId);
    if (found) return found;
  }
  return undefined;
}
