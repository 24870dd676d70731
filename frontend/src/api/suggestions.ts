import { useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";

/** Have the AI suggest a reply to what the customer wrote last. Nothing is sent. */
export function useSuggest(chatId: string) {
  return useMutation({
    mutationFn: () => done(api.POST("/chats/{chat_id}/suggestion", { params: { path: { chat_id: chatId } } })),
  });
}
