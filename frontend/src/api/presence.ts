import { queryOptions } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { keyOf, queryClient } from "./queryClient.ts";

const PATH = "/chats/{chat_id}/presence";
const at = (chatId: string) => ({ params: { path: { chat_id: chatId } } });
const keyOfChat = (workspaceId: string, chatId: string) => keyOf(workspaceId, "presence", chatId);

export type Activity = "looking" | "typing" | "gone";

/** Who is in a chat: by member, what they do and until when that counts. */
type There = Record<string, { activity: string; until: number }>;

// As long as the server believes it.
const COUNTS_FOR = 60_000;

/** Which colleagues look at a chat, or type in it. */
export const presenceQuery = (workspaceId: string, chatId: string) =>
  queryOptions({
    queryKey: keyOfChat(workspaceId, chatId),
    queryFn: async (): Promise<There> => {
      const { items } = await done(api.GET(PATH, at(chatId)));
      const until = Date.now() + COUNTS_FOR;
      return Object.fromEntries(items.map(({ user_id, activity }) => [user_id, { activity, until }]));
    },
  });

/** Tell colleagues what one does in a chat. Nothing depends on it, so nobody is told if it fails. */
export function tellPresence(chatId: string, activity: Activity): void {
  done(api.POST(PATH, { ...at(chatId), body: { activity } })).catch(() => undefined);
}

/** Show what a colleague does in a chat. */
export function showPresence(workspaceId: string, chatId: string, userId: string, activity: string): void {
  queryClient.setQueryData<There>(
    keyOfChat(workspaceId, chatId),
    (known) => known && { ...known, [userId]: { activity, until: Date.now() + COUNTS_FOR } },
  );
}
