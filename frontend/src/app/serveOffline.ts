import { t } from "@/lib/texts/index.ts";

/** Let the service worker stand between the pages and the network, and tell it the words that it may need. */
export function serveOffline(): void {
  // Plain HTTP on a local network has none, and while one programs, nothing may be kept.
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const home = import.meta.env.BASE_URL;
  void navigator.serviceWorker.register(`${home}sw.js`, { scope: home });
  void caches.open("words").then((cache) => cache.put(`${home}words`, Response.json(t.notifications.reasons)));
}
