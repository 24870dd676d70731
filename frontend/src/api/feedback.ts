import { useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { showMessage } from "./messages.ts";

/** Mark a reply of the AI as wrong: the right answer becomes a note among the documents. */
export function useMarkWrong(workspaceId: string, messageId: string) {
  return useMutation({
    mutationFn: (body: { question: string; answer: string }) =>
      done(api.PUT("/messages/{message_id}/feedback", { params: { path: { message_id: messageId } }, body })),
    onSuccess: (message) => showMessage(workspaceId, message),
  });
}
