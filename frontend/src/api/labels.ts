import { queryOptions, useMutation } from "@tanstack/react-query";
import { showChat } from "./chats.ts";
import { api, done } from "./client.ts";
import { askAgain, keyOf } from "./queryClient.ts";
import type { Label } from "./types.ts";

const ALL = "/workspaces/{workspace_id}/labels";
const ONE = "/workspaces/{workspace_id}/labels/{label_id}";
const OF_CHAT = "/chats/{chat_id}/labels/{label_id}";
type NewLabel = Pick<Label, "name" | "color">;

/** What the team calls its kinds of chats. */
export const labelsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, "labels"),
    queryFn: async () => (await done(api.GET(ALL, { params: { path: { workspace_id: workspaceId } } }))).items,
  });

export function useAddLabel(workspaceId: string) {
  return useMutation({
    mutationFn: (body: NewLabel) => done(api.POST(ALL, { params: { path: { workspace_id: workspaceId } }, body })),
    onSuccess: () => askAgain(workspaceId, "labels"),
  });
}

export function useChangeLabel(workspaceId: string) {
  return useMutation({
    mutationFn: ({ id, ...body }: Label) =>
      done(api.PATCH(ONE, { params: { path: { workspace_id: workspaceId, label_id: id } }, body })),
    onSuccess: () => askAgain(workspaceId, "labels"),
  });
}

/** Remove a label, also from the chats that carry it. */
export function useRemoveLabel(workspaceId: string) {
  return useMutation({
    mutationFn: (labelId: string) =>
      done(api.DELETE(ONE, { params: { path: { workspace_id: workspaceId, label_id: labelId } } })),
    onSuccess: () => askAgain(workspaceId, "labels"),
  });
}

/** Put a label on a chat, or take it off. */
export function useLabelChat(workspaceId: string, chatId: string) {
  return useMutation({
    mutationFn: ({ labelId, isOn }: { labelId: string; isOn: boolean }) => {
      const at = { params: { path: { chat_id: chatId, label_id: labelId } } };
      return done(isOn ? api.PUT(OF_CHAT, at) : api.DELETE(OF_CHAT, at));
    },
    onSuccess: (chat) => showChat(workspaceId, chat),
  });
}
