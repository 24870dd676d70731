import { infiniteQueryOptions, queryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { keyOf, queryClient } from "./queryClient.ts";
import type { Prompt, PromptChoice } from "./types.ts";

const keyInUse = (workspaceId: string) => keyOf(workspaceId, "prompts", "in use");
const keyOfVersions = (workspaceId: string) => keyOf(workspaceId, "prompts", "versions");
const at = (workspaceId: string) => ({ params: { path: { workspace_id: workspaceId } } });
const inUse = (workspaceId: string) => done(api.GET("/workspaces/{workspace_id}/prompt", at(workspaceId)));

/** What the AI is told in the workspace now. */
export const promptQuery = (workspaceId: string) =>
  queryOptions({ queryKey: keyInUse(workspaceId), queryFn: () => inUse(workspaceId) });

/** What it was told before, the newest first. */
export const promptVersionsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: keyOfVersions(workspaceId),
    queryFn: ({ pageParam }) =>
      done(
        api.GET("/workspaces/{workspace_id}/prompt/versions", {
          params: { path: { workspace_id: workspaceId }, query: { cursor: pageParam, limit: 10 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** Change some of the prompt, as a new version: the rest of it is as it is by now, whoever saved that. */
export function useSavePrompt(workspaceId: string) {
  return useMutation({
    mutationFn: async (changes: PromptChoice) => {
      const { version, saved_by, saved_at, ...present } = await inUse(workspaceId);
      return done(
        api.PUT("/workspaces/{workspace_id}/prompt", { ...at(workspaceId), body: { ...present, ...changes } }),
      );
    },
    onSuccess: (prompt) => showPrompt(workspaceId, prompt),
  });
}

/** Make what an earlier version says the newest one. */
export function useRestorePrompt(workspaceId: string) {
  return useMutation({
    mutationFn: (version: number) =>
      done(
        api.POST("/workspaces/{workspace_id}/prompt/versions/{version}/restore", {
          params: { path: { workspace_id: workspaceId, version } },
        }),
      ),
    onSuccess: (prompt) => showPrompt(workspaceId, prompt),
  });
}

function showPrompt(workspaceId: string, prompt: Prompt): Promise<void> {
  queryClient.setQueryData(keyInUse(workspaceId), prompt);
  return queryClient.invalidateQueries({ queryKey: keyOfVersions(workspaceId) });
}
