import { useSyncExternalStore } from "react";

/** Whether the page is at least so wide. */
export function useIsWide(query = "(min-width: 80rem)"): boolean {
  return useSyncExternalStore(
    (watcher) => {
      const media = matchMedia(query);
      media.addEventListener("change", watcher);
      return () => media.removeEventListener("change", watcher);
    },
    () => matchMedia(query).matches,
  );
}
