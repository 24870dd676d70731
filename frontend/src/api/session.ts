import { apiError, Unreachable } from "./errors.ts";
import type { Account, BrowserSession } from "./types.ts";

/** Who is signed in in this tab. The refresh token is a cookie that no script can read. */
export interface Session {
  token: string;
  /** The query with which the browser's own elements fetch files: they send no token. */
  fileTicket: string;
  user: Account;
}

// Says that there is a cookie worth asking with, so that a first visit asks nothing.
const MARK = "signed-in";
const ENDED = "ended";

let current: Session | null = null;
let refreshing: Promise<Session | null> | null = null;
const watchers = new Set<() => void>();
const otherTabs = new BroadcastChannel("session");
otherTabs.onmessage = ({ data }) => data === ENDED && keep(null);

export const session = {
  get: () => current,
  watch(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

/**
 * Sign in with a password.
 *
 * @throws {ApiError} 401: not these; 429: too many tries.
 * @throws {Unreachable}
 */
export async function signIn(email: string, password: string): Promise<void> {
  keep(await ask("POST", "/auth/session", { email, password }));
}

/** Take up the session of this browser. Tabs that ask at once get the same one. Null: sign in again. */
export function refresh(): Promise<Session | null> {
  refreshing ??= takeUp().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/**
 * Change the password: every other browser is signed out, and this one goes on with a new session.
 *
 * @throws {ApiError} 422: see the fields.
 * @throws {Unreachable} it may be changed.
 */
export async function changePassword(body: { current_password: string; new_password: string }): Promise<void> {
  await refresh();
  const opening = ask("POST", "/auth/session/password", body, current?.token).then(keep);
  // Whoever is refused meanwhile, since the session before is over, waits for the new one.
  const settled = () => {
    refreshing = null;
    return current;
  };
  refreshing = opening.then(settled, settled);
  await opening;
}

/** Show whoever is signed in under their new name. */
export function showAccount(user: Account): void {
  if (current) change({ ...current, user });
}

/** Sign out in all tabs of this browser. */
export async function signOut(): Promise<void> {
  await ask("DELETE", "/auth/session");
  keep(null);
  otherTabs.postMessage(ENDED);
}

async function takeUp(): Promise<Session | null> {
  if (localStorage.getItem(MARK) === null) return null;
  try {
    keep(await ask("POST", "/auth/session/refresh"));
  } catch (error) {
    if (error instanceof Unreachable || (error as { status?: number }).status !== 401) throw error;
    keep(null);
  }
  return current;
}

function keep(opened: BrowserSession | null): void {
  if (opened) localStorage.setItem(MARK, "1");
  else localStorage.removeItem(MARK);
  change(opened && { token: opened.access_token, fileTicket: opened.file_ticket, user: opened.user });
}

function change(next: Session | null): void {
  current = next;
  for (const watcher of watchers) watcher();
}

async function ask(method: string, path: string, body?: unknown, token?: string): Promise<BrowserSession | null> {
  const headers = { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) }).catch(
    (error) => {
      throw new Unreachable(String(error));
    },
  );
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw apiError(response.status, answer);
  return answer as BrowserSession | null;
}
