import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { askAgain, keyOf } from "./queryClient.ts";
import type { CannedReply } from "./types.ts";

const ALL = "/workspaces/{workspace_id}/canned-replies";
const ONE = "/workspaces/{workspace_id}/canned-replies/{canned_reply_id}";
const oneOf = (workspaceId: string, id: string) => ({
  params: { path: { workspace_id: workspaceId, canned_reply_id: id } },
});

/** What the team says often. */
export const cannedRepliesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, "canned_replies"),
    queryFn: async () => (await done(api.GET(ALL, { params: { path: { workspace_id: workspaceId } } }))).items,
  });

/** Keep a canned reply: a new one, or one that is there with another shortcut or text. */
export function useKeepCannedReply(workspaceId: string) {
  return useMutation({
    mutationFn: ({ id, ...body }: Omit<CannedReply, "id"> & { id?: string | undefined }) =>
      done(
        id
          ? api.PATCH(ONE, { ...oneOf(workspaceId, id), body })
          : api.POST(ALL, { params: { path: { workspace_id: workspaceId } }, body }),
      ),
    onSuccess: () => askAgain(workspaceId, "canned_replies"),
  });
}

export function useRemoveCannedReply(workspaceId: string) {
  return useMutation({
    mutationFn: (id: string) => done(api.DELETE(ONE, oneOf(workspaceId, id))),
    onSuccess: () => askAgain(workspaceId, "canned_replies"),
  });
}
