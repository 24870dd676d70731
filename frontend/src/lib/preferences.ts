import { useSyncExternalStore } from "react";

/** What somebody wants of this browser, kept in it. */
const USUAL = { sound: true, titleCount: true };
export type Preference = keyof typeof USUAL;

const keyOf = (name: Preference) => `preference ${name}`;
const watchers = new Set<() => void>();

export function prefers(name: Preference): boolean {
  const chosen = localStorage.getItem(keyOf(name));
  return chosen === null ? USUAL[name] : chosen === "on";
}

/** Whether it is wanted, and a way to choose. */
export function usePreference(name: Preference): [boolean, (wanted: boolean) => void] {
  const wanted = useSyncExternalStore(watch, () => prefers(name));
  const choose = (next: boolean) => {
    localStorage.setItem(keyOf(name), next ? "on" : "off");
    for (const watcher of watchers) watcher();
  };
  return [wanted, choose];
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  // Another tab of this browser may choose, too.
  window.addEventListener("storage", watcher);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener("storage", watcher);
  };
}
