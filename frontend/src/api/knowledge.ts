import { useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";

const MOST_HITS = 8;

/** Search the documents, as a reply would. */
export function useSearchKnowledge(workspaceId: string) {
  return useMutation({
    mutationFn: (query: string) =>
      done(
        api.POST("/knowledge/workspace/{workspace_id}/search", {
          params: { path: { workspace_id: workspaceId } },
          body: { query, k: MOST_HITS },
        }),
      ),
  });
}
