import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { everyPage } from "./pages.ts";
import { queryClient } from "./queryClient.ts";
import type { Workspace } from "./types.ts";

const KEY = ["workspaces"];

/** The workspaces of whoever is signed in. */
export const workspacesQuery = queryOptions({
  queryKey: KEY,
  queryFn: () => everyPage<Workspace>((cursor) => done(api.GET("/workspaces", { params: { query: { cursor } } }))),
});

export function useOpenWorkspace() {
  return useMutation({
    mutationFn: (body: { name: string }) => done(api.POST("/workspaces", { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

export function useChangeWorkspace(workspaceId: string) {
  return useMutation({
    mutationFn: (body: { name?: string; description?: string }) =>
      done(api.PATCH("/workspaces/{workspace_id}", { params: { path: { workspace_id: workspaceId } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

/** Remove the workspace with everything in it, for everybody. */
export function useRemoveWorkspace(workspaceId: string) {
  return useMutation({
    mutationFn: () =>
      done(api.DELETE("/workspaces/{workspace_id}", { params: { path: { workspace_id: workspaceId } } })),
  });
}
