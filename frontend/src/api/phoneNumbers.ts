import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, done, fileOf } from "./client.ts";
import { keyOf, queryClient } from "./queryClient.ts";
import type { PhoneNumber } from "./types.ts";

const keyOfAll = (workspaceId: string) => keyOf(workspaceId, "phone_numbers");
const at = (workspaceId: string, phoneId: string) => ({
  params: { path: { workspace_id: workspaceId, phone_id: phoneId } },
});

/** The workspace's own numbers. */
export const phoneNumbersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOfAll(workspaceId),
    queryFn: async () => {
      const params = { path: { workspace_id: workspaceId } };
      return (await done(api.GET("/workspaces/{workspace_id}/phone-numbers", { params }))).items;
    },
  });

/** The picture of the QR code that a number shows now, as the address of a blob. */
export const qrPictureQuery = (workspaceId: string, phoneId: string, code: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, "qr", phoneId, code),
    gcTime: 60_000,
    queryFn: async () =>
      URL.createObjectURL(await fileOf(`/workspaces/${workspaceId}/phone-numbers/${phoneId}/qr.png`)),
  });

export function useAddPhoneNumber(workspaceId: string) {
  return useMutation({
    mutationFn: (body: { phone_number: string; label: string }) =>
      done(
        api.POST("/workspaces/{workspace_id}/phone-numbers", { params: { path: { workspace_id: workspaceId } }, body }),
      ),
    onSuccess: (phone) => showAnswer(workspaceId, phone),
  });
}

export function useConnect(workspaceId: string) {
  return useMutation({
    mutationFn: (phoneId: string) =>
      done(api.POST("/workspaces/{workspace_id}/phone-numbers/{phone_id}/connect", at(workspaceId, phoneId))),
    onSuccess: (phone) => showAnswer(workspaceId, phone),
  });
}

export function useDisconnect(workspaceId: string) {
  return useMutation({
    mutationFn: (phoneId: string) =>
      done(api.POST("/workspaces/{workspace_id}/phone-numbers/{phone_id}/disconnect", at(workspaceId, phoneId))),
    onSuccess: (phone) => showAnswer(workspaceId, phone),
  });
}

export function useRemovePhoneNumber(workspaceId: string) {
  return useMutation({
    mutationFn: (phoneId: string) =>
      done(api.DELETE("/workspaces/{workspace_id}/phone-numbers/{phone_id}", at(workspaceId, phoneId))),
    onSuccess: (_, phoneId) => hidePhoneNumber(workspaceId, phoneId),
  });
}

/** Show a number as an answer tells it, unless something has happened since that was told already. */
function showAnswer(workspaceId: string, phone: PhoneNumber): void {
  const known = queryClient.getQueryData<PhoneNumber[]>(keyOfAll(workspaceId))?.find(({ id }) => id === phone.id);
  if (!known || known.state_at <= phone.state_at) showPhoneNumber(workspaceId, phone);
}

/** Show a number as it is now. */
export function showPhoneNumber(workspaceId: string, phone: PhoneNumber): void {
  queryClient.setQueryData<PhoneNumber[]>(keyOfAll(workspaceId), (known) =>
    known?.some(({ id }) => id === phone.id)
      ? known.map((one) => (one.id === phone.id ? phone : one))
      : known && [...known, phone],
  );
}

/** Show a number no more. */
export function hidePhoneNumber(workspaceId: string, phoneId: string): void {
  queryClient.setQueryData<PhoneNumber[]>(keyOfAll(workspaceId), (known) => known?.filter(({ id }) => id !== phoneId));
}
