import { useSyncExternalStore } from "react";

/** What somebody may want of this browser, kept in it. What is usual comes first. */
const CHOICES = { sound: ["on", "off"], titleCount: ["on", "off"], undo: ["off", "5", "10"] } as const;
type Preference = keyof typeof CHOICES;
export type Choice<P extends Preference> = (typeof CHOICES)[P][number];

const keyOf = (name: Preference) => `preference ${name}`;
const watchers = new Set<() => void>();

/** Return what is wanted here. */
export function preferred<P extends Preference>(name: P): Choice<P> {
  const choices: readonly Choice<P>[] = CHOICES[name];
  const chosen = localStorage.getItem(keyOf(name));
  return choices.find((choice) => choice === chosen) ?? (choices[0] as Choice<P>);
}

/** What is wanted here, and a way to choose. */
export function usePreference<P extends Preference>(name: P): [Choice<P>, (choice: Choice<P>) => void] {
  const wanted = useSyncExternalStore(watch, () => preferred(name));
  const choose = (choice: Choice<P>) => {
    localStorage.setItem(keyOf(name), choice);
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
