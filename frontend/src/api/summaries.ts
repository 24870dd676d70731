import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { keyOf, queryClient } from "./queryClient.ts";

const keyOfChat = (workspaceId: string, chatId: string) => keyOf(workspaceId, "summaries", chatId);
const at = (chatId: string) => ({ params: { path: { chat_id: chatId } } });

/** What a chat is about. */
export const summaryQuery = (workspaceId: string, chatId: string) =>
  queryOptions({
    queryKey: keyOfChat(workspaceId, chatId),
    queryFn: () => done(api.GET("/chats/{chat_id}/summary", at(chatId))),
  });

/** Have it written: it is told when it is there. */
export function useSummarize(workspaceId: string, chatId: string) {
  return useMutation({
    mutationFn: () => done(api.POST("/chats/{chat_id}/summary", at(chatId))),
    onSuccess: (summary) => queryClient.setQueryData(keyOfChat(workspaceId, chatId), summary),
  });
}
