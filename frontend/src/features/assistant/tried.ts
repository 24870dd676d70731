import { useSyncExternalStore } from "react";

const keyOf = (workspaceId: string) => `tried ${workspaceId}`;
const watchers = new Set<() => void>();

/** Whether somebody has tried the AI out in this browser. */
export function useTried(workspaceId: string): boolean {
  return useSyncExternalStore(watch, () => localStorage.getItem(keyOf(workspaceId)) !== null);
}

/** Note that somebody has. */
export function noteTried(workspaceId: string): void {
  localStorage.setItem(keyOf(workspaceId), "1");
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
