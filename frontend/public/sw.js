// Stands between the pages and the network: files that never change come from this device, and without a network it says
// so. What the API answers passes by: it is never kept. And it shows notifications, also while no page is open.
const HOME = "/app/";
const KEPT = "files";
const MOST_KEPT = 200;
const OFFLINE = "offline 1";
const WORDS = "words";
const OFFLINE_PAGE = `${HOME}offline.html`;

self.addEventListener("install", (event) => {
  const files = [OFFLINE_PAGE, `${HOME}offline.css`, `${HOME}icon.svg`];
  event.waitUntil(caches.open(OFFLINE).then((cache) => cache.addAll(files)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const wanted = [KEPT, OFFLINE, WORDS];
  const clear = async () => {
    const others = (await caches.keys()).filter((name) => !wanted.includes(name));
    await Promise.all(others.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(HOME)) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE_PAGE)));
  } else if (pathname.startsWith(`${HOME}assets/`)) {
    event.respondWith(kept(request));
  } else {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
  }
});

/** Files whose names change with what is in them. */
async function kept(request) {
  const cache = await caches.open(KEPT);
  const found = await cache.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) {
    await cache.put(request, response.clone());
    const files = await cache.keys();
    // Those of earlier releases come first.
    await Promise.all(files.slice(0, -MOST_KEPT).map((file) => cache.delete(file)));
  }
  return response;
}

self.addEventListener("push", (event) => event.waitUntil(tell(event.data.json())));

/** Say that something happened in a chat, unless somebody looks at it just now. */
async function tell({ workspace_id, chat_id, reason, customer, text }) {
  const url = `${HOME}w/${workspace_id}/inbox/${chat_id}`;
  const pages = await self.clients.matchAll({ type: "window" });
  if (pages.some((page) => page.focused && new URL(page.url).pathname === url)) return;
  const words = (await (await caches.match(`${HOME}words`))?.json()) ?? {
    needs_person: "Needs a person",
    message: "New message",
  };
  await self.registration.showNotification(customer, {
    body: text ? `${words[reason]}: ${text}` : words[reason],
    icon: `${HOME}icon-192.png`,
    tag: chat_id,
    renotify: true,
    data: { url },
  });
}

self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

/** Tell the API of the subscription that has taken the place of the one it knows, as whoever is signed in here. */
async function renew({ oldSubscription, newSubscription }) {
  const subscription = newSubscription ?? (await self.registration.pushManager.subscribe(oldSubscription.options));
  const { access_token } = await answer("POST", "/auth/session/refresh");
  const known = await answer("GET", "/auth/push-subscription", access_token);
  if (!known.subscription) return;
  const { endpoint, keys } = subscription.toJSON();
  const { shows_texts } = known.subscription;
  await answer("PUT", "/auth/push-subscription", access_token, { endpoint, ...keys, shows_texts });
}

async function answer(method, path, token, body) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.json();
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

async function open(url) {
  const [page] = await self.clients.matchAll({ type: "window" });
  if (!page) return self.clients.openWindow(url);
  await page.focus();
  return page.navigate(url);
}
