import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { keyOf, queryClient } from "./queryClient.ts";

const keyOfChat = (workspaceId: string, chatId: string) => keyOf(workspaceId, "workflow", chatId);

/** What a chat has come to in the workflow, with the customer's words for it. */
export const workflowQuery = (workspaceId: string, chatId: string) =>
  queryOptions({
    queryKey: keyOfChat(workspaceId, chatId),
    queryFn: () => done(api.GET("/chats/{chat_id}/workflow", { params: { path: { chat_id: chatId } } })),
  });

/** Say what a step has come to: null for nothing, which the AI leaves so; undefined gives it back to the AI. */
export function useSetStep(workspaceId: string, chatId: string) {
  return useMutation({
    mutationFn: ({ stepId, value }: { stepId: string; value: string | number | boolean | null | undefined }) => {
      const at = { params: { path: { chat_id: chatId, step_id: stepId } } };
      const path = "/chats/{chat_id}/workflow/{step_id}";
      return done(value === undefined ? api.DELETE(path, at) : api.PUT(path, { ...at, body: { value } }));
    },
    onSuccess: (workflow) => queryClient.setQueryData(keyOfChat(workspaceId, chatId), workflow),
  });
}
