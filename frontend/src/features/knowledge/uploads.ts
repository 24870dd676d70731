import { useSyncExternalStore } from "react";
import { addDocument } from "@/api/documents.ts";
import { randomId } from "@/lib/randomId.ts";
import { t } from "@/lib/texts/index.ts";
import { reason } from "./reason.ts";

/** A file on its way into the documents, or that did not get in. */
export interface Upload {
  id: string;
  name: string;
  /** How much of it is sent, from 0 to 1; null while it waits for those before it. */
  part: number | null;
  /** Why it did not get in. */
  error: string | null;
  /** What else is to be said of it. */
  remark: string | null;
}

interface Job extends Upload {
  file: File;
  stopped: AbortController;
}

const NOTHING: readonly Job[] = [];
const jobs = new Map<string, readonly Job[]>();
const queues = new Map<string, Promise<void>>();
const watchers = new Set<() => void>();

/** What is on its way in a workspace, also while another page was open. */
export function useUploads(workspaceId: string): readonly Upload[] {
  return useSyncExternalStore(watch, () => jobs.get(workspaceId) ?? NOTHING);
}

/** Send files one after the other: each is taken or refused for itself. */
export function addFiles(workspaceId: string, files: Iterable<File>): void {
  for (const file of files) {
    const job = { id: randomId(), name: file.name, part: null, error: null, remark: null };
    const stopped = new AbortController();
    change(workspaceId, (some) => [...some, { ...job, file, stopped }]);
    const before = queues.get(workspaceId) ?? Promise.resolve();
    queues.set(
      workspaceId,
      before.then(() => send(workspaceId, job.id)),
    );
  }
}

/** Stop what is on its way; forget what did not get in. */
export function discard(workspaceId: string, id: string): void {
  jobs
    .get(workspaceId)
    ?.find((job) => job.id === id)
    ?.stopped.abort();
  change(workspaceId, (some) => some.filter((job) => job.id !== id));
}

async function send(workspaceId: string, id: string): Promise<void> {
  const job = jobs.get(workspaceId)?.find((one) => one.id === id);
  if (!job) return;
  const tell = (changes: Partial<Upload>) =>
    change(workspaceId, (some) => some.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  tell({ part: 0 });
  try {
    const sending = { signal: job.stopped.signal, onProgress: (part: number) => tell({ part }) };
    const { document, isKnown } = await addDocument(workspaceId, job.file, sending);
    if (isKnown) tell({ remark: t.knowledge.isKnown(document.filename) });
    else discard(workspaceId, id);
  } catch (error) {
    tell({ error: reason(error) });
  }
}

function change(workspaceId: string, changed: (some: readonly Job[]) => readonly Job[]): void {
  jobs.set(workspaceId, changed(jobs.get(workspaceId) ?? NOTHING));
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
