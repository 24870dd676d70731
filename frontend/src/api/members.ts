import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { askAgain, keyOf } from "./queryClient.ts";
import type { Role } from "./types.ts";

const at = (workspaceId: string, userId: string) => ({
  params: { path: { workspace_id: workspaceId, user_id: userId } },
});

/** Who has access to the workspace. */
export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, "members"),
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId } };
      return (await done(api.GET("/workspaces/{workspace_id}/members", { params }))).items;
    },
  });

/** Give access to somebody who has an account. */
export function useGrantAccess(workspaceId: string) {
  return useMutation({
    mutationFn: (body: { email: string; role: Role }) =>
      done(api.POST("/workspaces/{workspace_id}/members", { params: { path: { workspace_id: workspaceId } }, body })),
    onSuccess: () => askAgain(workspaceId, "members"),
  });
}

export function useChangeRole(workspaceId: string, userId: string) {
  return useMutation({
    mutationFn: (role: Role) =>
      done(api.PATCH("/workspaces/{workspace_id}/members/{user_id}", { ...at(workspaceId, userId), body: { role } })),
    onSettled: () => askAgain(workspaceId, "members"),
  });
}

/** Take somebody's access away, or leave. */
export function useWithdrawAccess(workspaceId: string) {
  return useMutation({
    mutationFn: (userId: string) =>
      done(api.DELETE("/workspaces/{workspace_id}/members/{user_id}", at(workspaceId, userId))),
    onSettled: () => askAgain(workspaceId, "members"),
  });
}
