import { askAgainForAll } from "../queryClient.ts";
import { follow, type LiveState } from "./follow.ts";
import { leadOne } from "./leader.ts";
import { show } from "./show.ts";
import type { LiveEvent } from "./stream.ts";

type Said = { event: LiveEvent } | { state: LiveState } | "who leads?";

/** What a page shows of its workspace is kept as it is on the server, by one connection for all tabs of the browser. */
export class Live {
  state: LiveState = "connecting";
  private position: string | null = null;
  private readonly watchers = new Set<() => void>();
  private readonly hearers = new Set<(event: LiveEvent) => void>();
  private readonly over = new AbortController();
  private readonly tabs: BroadcastChannel;
  private readonly workspaceId: string;
  private leads = false;

  constructor(workspaceId: string) {
    this.workspaceId = workspaceId;
    const name = `live ${workspaceId}`;
    this.tabs = new BroadcastChannel(name);
    this.tabs.onmessage = ({ data }: MessageEvent<Said>) => this.heard(data);
    this.say("who leads?");
    // While a page lies in the browser's cache, it hears nothing.
    const { signal } = this.over;
    window.addEventListener("pageshow", ({ persisted }) => persisted && askAgainForAll(workspaceId), { signal });
    leadOne(name, (term) => this.lead(term), signal);
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Hear of each event, once it is shown. */
  readonly hear = (hearer: (event: LiveEvent) => void): (() => void) => {
    this.hearers.add(hearer);
    return () => this.hearers.delete(hearer);
  };

  close(): void {
    this.over.abort();
    this.tabs.close();
  }

  private async lead(signal: AbortSignal): Promise<void> {
    this.leads = true;
    await follow(
      this.workspaceId,
      {
        position: () => this.position,
        told: (event) => this.pass({ event }),
        state: (state) => state !== this.state && this.pass({ state }),
      },
      signal,
    );
    this.leads = false;
  }

  private pass(said: Said): void {
    this.heard(said);
    this.say(said);
  }

  private say(said: Said): void {
    if (!this.over.signal.aborted) this.tabs.postMessage(said);
  }

  private heard(said: Said): void {
    if (said === "who leads?") {
      if (this.leads) this.say({ state: this.state });
    } else if ("event" in said) {
      this.position = said.event.id || this.position;
      show(this.workspaceId, said.event);
      for (const hearer of this.hearers) hearer(said.event);
    } else {
      this.state = said.state;
      for (const watcher of this.watchers) watcher();
    }
  }
}
