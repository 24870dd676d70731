import { infiniteQueryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { askAgain, keyOf } from "./queryClient.ts";
import type { JournalFilter } from "./types.ts";

const PAGE = 50;
const FRESH = 5_000;

/** What the WhatsApp server told, the newest first. No live event tells of it: the newest page is asked for anew. */
export const journalQuery = (workspaceId: string, filter: JournalFilter) =>
  infiniteQueryOptions({
    queryKey: keyOf(workspaceId, "journal", filter),
    queryFn: ({ pageParam, signal }) =>
      done(
        api.GET("/workspaces/{workspace_id}/journal", {
          params: { path: { workspace_id: workspaceId }, query: { ...filter, cursor: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && state.data.pages.length > 1 ? false : FRESH),
  });

/** Take in once more what was set aside. */
export function useReplay(workspaceId: string) {
  return useMutation({
    mutationFn: (entryId: string) =>
      done(
        api.POST("/workspaces/{workspace_id}/journal/{entry_id}/replay", {
          params: { path: { workspace_id: workspaceId, entry_id: entryId } },
        }),
      ),
    onSettled: () => askAgain(workspaceId, "journal"),
  });
}
