import { type InfiniteData, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./errors.ts";

const MOST_PAGES = 10;

/** What the tab knows. Live events keep it as it is on the server, so nothing grows old by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      // What the API refused it would refuse again; what could not be reached may be there in a moment.
      retry: (failures, error) => failures < 4 && !(error instanceof ApiError && error.status < 500),
    },
  },
});

/** The key of what a workspace has, by the word with which live events say that it changed. */
export function keyOf(workspaceId: string, kind: string, ...more: unknown[]): unknown[] {
  return ["workspace", workspaceId, kind, ...more];
}

/** Ask again for what a workspace has of this kind, where it is shown. */
export function askAgain(workspaceId: string, kind: string, ...more: unknown[]): Promise<void> {
  return askAgainFor(keyOf(workspaceId, kind, ...more));
}

/** Ask again for all that a workspace has, where it is shown. */
export function askAgainForAll(workspaceId: string): Promise<void> {
  return askAgainFor(["workspace", workspaceId]);
}

function askAgainFor(queryKey: unknown[]): Promise<void> {
  // Of a list of a thousand pages, the first are asked for again, and the others as somebody comes to them.
  queryClient.setQueriesData<Partial<InfiniteData<unknown>>>({ queryKey }, (known) =>
    known?.pages && known.pageParams && known.pages.length > MOST_PAGES
      ? { pages: known.pages.slice(0, MOST_PAGES), pageParams: known.pageParams.slice(0, MOST_PAGES) }
      : known,
  );
  return queryClient.invalidateQueries({ queryKey });
}

const PAUSE = 1500;
const waiting = new Set<string>();

/** Ask again in a moment, once: on a busy morning not with each message. */
export function askAgainSoon(workspaceId: string, kind: string, ...more: unknown[]): void {
  const name = JSON.stringify(keyOf(workspaceId, kind, ...more));
  if (waiting.has(name)) return;
  waiting.add(name);
  setTimeout(() => {
    waiting.delete(name);
    void askAgain(workspaceId, kind, ...more);
  }, PAUSE);
}
