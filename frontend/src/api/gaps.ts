import { infiniteQueryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { showAnswer } from "./documents.ts";
import { askAgain, keyOf } from "./queryClient.ts";

const at = (workspaceId: string, gapId: string) => ({
  params: { path: { workspace_id: workspaceId, gap_id: gapId } },
});

/** Questions that no document answers, or those that a note answers: the most asked first. */
export const gapsQuery = (workspaceId: string, answered: boolean) =>
  infiniteQueryOptions({
    queryKey: keyOf(workspaceId, "gaps", answered),
    queryFn: ({ pageParam }) =>
      done(
        api.GET("/knowledge/workspace/{workspace_id}/gaps", {
          params: { path: { workspace_id: workspaceId }, query: { answered, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** Answer a question: the answer becomes a document. */
export function useAnswerGap(workspaceId: string, gapId: string) {
  return useMutation({
    mutationFn: (answer: string) =>
      done(
        api.POST("/knowledge/workspace/{workspace_id}/gaps/{gap_id}/answer", {
          ...at(workspaceId, gapId),
          body: { answer },
        }),
      ),
    onSuccess: ({ document }) => {
      showAnswer(workspaceId, document);
      return askAgain(workspaceId, "gaps");
    },
  });
}

export function useRemoveGap(workspaceId: string) {
  return useMutation({
    mutationFn: (gapId: string) =>
      done(api.DELETE("/knowledge/workspace/{workspace_id}/gaps/{gap_id}", at(workspaceId, gapId))),
    onSuccess: () => askAgain(workspaceId, "gaps"),
  });
}
