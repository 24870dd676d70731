import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { queryClient } from "./queryClient.ts";

const KEY = ["push subscription"];

/** Whether this browser is notified of chats while no page is open. */
export const pushQuery = queryOptions({
  queryKey: KEY,
  queryFn: () => done(api.GET("/auth/push-subscription")),
});

/** Have this browser notified: by the subscription that it has with `publicKey`, which it may ask its user for. */
export function useSubscribe() {
  return useMutation({
    mutationFn: async ({ publicKey, showsTexts }: { publicKey: string; showsTexts: boolean }) => {
      const { pushManager } = await navigator.serviceWorker.ready;
      const known = await pushManager.getSubscription();
      // One that was made for another key of the server's reaches nobody.
      if (known && writtenKey(known.options.applicationServerKey) !== publicKey) await known.unsubscribe();
      const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
      const { endpoint = "", keys } = subscription.toJSON();
      const body = { endpoint, p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "", shows_texts: showsTexts };
      return done(api.PUT("/auth/push-subscription", { body }));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

export function useUnsubscribe() {
  return useMutation({
    mutationFn: async () => {
      await done(api.DELETE("/auth/push-subscription"));
      const { pushManager } = await navigator.serviceWorker.ready;
      await (await pushManager.getSubscription())?.unsubscribe();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

function writtenKey(key: ArrayBuffer | null): string {
  const bytes = String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer()));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
