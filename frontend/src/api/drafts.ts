import { queryOptions } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { keyOf } from "./queryClient.ts";

/** What one has begun to write, by chat, on whatever device. */
export const draftsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, "drafts"),
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId } };
      const { items } = await done(api.GET("/chats/workspace/{workspace_id}/drafts", { params }));
      return new Map(items.map(({ chat_id, content }) => [chat_id, content]));
    },
  });

/** Keep it for other devices, too; here it is kept already. */
export function keepDraft(chatId: string, content: string): void {
  const at = { params: { path: { chat_id: chatId } } };
  done(api.PUT("/chats/{chat_id}/draft", { ...at, body: { content } })).catch(() => undefined);
}
