import { useSyncExternalStore } from "react";
import { randomId } from "@/lib/randomId.ts";

interface Toast {
  id: string;
  text: string;
  kind: "done" | "failed";
}

const SHOWN_FOR = 6_000;
let shown: readonly Toast[] = [];
const watchers = new Set<() => void>();

/** Tell for a few seconds what has become of something. */
export function toast(text: string, kind: Toast["kind"] = "done"): void {
  const one = { id: randomId(), text, kind };
  change([...shown, one]);
  setTimeout(() => change(shown.filter(({ id }) => id !== one.id)), SHOWN_FOR);
}

/** Tell what went wrong. */
export function toastError(error: unknown): void {
  toast(error instanceof Error ? error.message : String(error), "failed");
}

function change(next: readonly Toast[]): void {
  shown = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Where they are told: once, in the shell. */
export function Toasts() {
  const toasts = useSyncExternalStore(watch, () => shown);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-24 z-30 flex flex-col items-center gap-2 px-4 sm:bottom-6"
    >
      {toasts.map(({ id, text, kind }) => (
        <p
          key={id}
          className={`rounded-lg border bg-panel px-4 py-2 text-sm shadow-lg ${kind === "failed" ? "border-danger text-danger" : "border-line"}`}
        >
          {text}
        </p>
      ))}
    </div>
  );
}
