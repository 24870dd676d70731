import { ApiError } from "../errors.ts";
import { eventsOf, type LiveEvent } from "./stream.ts";

export type LiveState = "connecting" | "live" | "out" | "ended";

export interface Listener {
  /** The last event that this tab has heard of, by whatever way. */
  position(): string | null;
  told(event: LiveEvent): void;
  state(state: LiveState): void;
}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5_000;

/** Follow a workspace until the signal, taking the stream up again where it ended. */
export async function follow(workspaceId: string, listener: Listener, signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE;
  listener.state("connecting");
  while (!signal.aborted) {
    try {
      for await (const event of eventsOf(workspaceId, listener.position(), signal)) {
        pause = FIRST_PAUSE;
        listener.state("live");
        listener.told(event);
      }
    } catch (error) {
      if (signal.aborted) return;
      // No longer a member, or signed out elsewhere.
      if (error instanceof ApiError && [401, 403, 404].includes(error.status)) return listener.state("ended");
      listener.state("out");
    }
    await waited(pause * (0.75 + Math.random() / 2), signal);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

/** Wait, and no longer than until the network is back. */
function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener("online", over);
      signal.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    window.addEventListener("online", over);
    signal.addEventListener("abort", over);
  });
}
