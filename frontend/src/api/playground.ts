import { useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import type { PromptChoice, SaidTurn } from "./types.ts";

/** Ask what the AI would say next, by the prompt in use or a draft of it. Nothing is stored in chats, nothing sent. */
export function useTryOut(workspaceId: string) {
  return useMutation({
    mutationFn: (conversation: { messages: SaidTurn[]; draft: PromptChoice | null }) =>
      done(
        api.POST("/workspaces/{workspace_id}/playground", {
          params: { path: { workspace_id: workspaceId } },
          body: conversation,
        }),
      ),
  });
}
