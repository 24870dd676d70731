import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { keyOf, queryClient } from "./queryClient.ts";
import type { AiSettingsChange } from "./types.ts";

const at = (workspaceId: string) => ({ params: { path: { workspace_id: workspaceId } } });

/** How the AI works in the workspace. */
export const aiSettingsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, "ai_settings"),
    queryFn: () => done(api.GET("/workspaces/{workspace_id}/ai-settings", at(workspaceId))),
  });

/** Change some of it; null goes back to the default, and what is left out stays. */
export function useChangeAiSettings(workspaceId: string) {
  return useMutation({
    mutationFn: (body: AiSettingsChange) =>
      done(api.PATCH("/workspaces/{workspace_id}/ai-settings", { ...at(workspaceId), body })),
    onSuccess: (settings) => queryClient.setQueryData(aiSettingsQuery(workspaceId).queryKey, settings),
  });
}
