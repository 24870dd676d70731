import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, done, fileOf } from "./client.ts";
import { keyOf } from "./queryClient.ts";
import type { LeadFilter } from "./types.ts";

const PAGE = 50;

/** The leads of a workspace, newest activity first, with the steps as columns. */
export const leadsQuery = (workspaceId: string, filter: LeadFilter) =>
  infiniteQueryOptions({
    queryKey: keyOf(workspaceId, "leads", filter),
    queryFn: ({ pageParam, signal }) =>
      done(
        api.GET("/workspaces/{workspace_id}/leads", {
          params: { path: { workspace_id: workspaceId }, query: { ...filter, cursor: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    // While another filter loads, what was shown stays, and whoever goes by keyboard stays where they are.
    placeholderData: (shown, before) => (before?.queryKey[1] === workspaceId ? shown : undefined),
  });

/** All leads that the filter leaves, as a table for spreadsheets. */
export function leadsFile(workspaceId: string, filter: LeadFilter, format: "csv" | "xlsx"): Promise<Blob> {
  return fileOf(`/workspaces/${workspaceId}/leads.${format}?${new URLSearchParams({ ...filter })}`);
}
