import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { keyOf } from "./queryClient.ts";

/** Customers by name or number, and what was said or noted, the newest first. */
export const searchQuery = (workspaceId: string, q: string) =>
  infiniteQueryOptions({
    queryKey: keyOf(workspaceId, "search", q),
    // What was found may be old by the time somebody looks for it again.
    staleTime: 0,
    queryFn: ({ pageParam, signal }) =>
      done(
        api.GET("/chats/workspace/{workspace_id}/search", {
          params: { path: { workspace_id: workspaceId }, query: { q, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
