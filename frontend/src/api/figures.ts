import { queryOptions } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { keyOf } from "./queryClient.ts";

const FRESH = 30_000;

/** What happened in the last 30 days, day by day. Every message changes it, so it is asked for anew now and then. */
export const figuresQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, "figures"),
    queryFn: () =>
      done(api.GET("/workspaces/{workspace_id}/figures", { params: { path: { workspace_id: workspaceId } } })),
    staleTime: FRESH,
    refetchInterval: FRESH,
  });
