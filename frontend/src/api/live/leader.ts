import { randomId } from "@/lib/randomId.ts";

const LEASE = 6_000;
const RENEWAL = 2_000;
const SETTLING = 50;

/** Run `lead` in one tab of the browser at a time, until the signal. Browsers allow six connections to a server. */
export function leadOne(name: string, lead: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): void {
  // Plain HTTP on a local network has no locks.
  if (navigator.locks) {
    navigator.locks.request(name, { signal }, () => lead(signal)).catch(unlessAborted(signal));
  } else {
    leadByLease(name, lead, signal);
  }
}

function unlessAborted(signal: AbortSignal) {
  return (error: unknown) => {
    if (!signal.aborted) throw error;
  };
}

/** As with a lock, but two may lead for a moment: then both hear all events, and showing one twice changes nothing. */
function leadByLease(name: string, lead: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): void {
  const me = randomId();
  let term: AbortController | null = null;
  const look = () => {
    if (signal.aborted) return;
    const held = JSON.parse(localStorage.getItem(name) ?? "null") as { by: string; until: number } | null;
    const isMine = held?.by === me;
    if (held && !isMine && held.until > Date.now()) {
      term?.abort();
      term = null;
      return;
    }
    localStorage.setItem(name, JSON.stringify({ by: me, until: Date.now() + LEASE }));
    if (!isMine) {
      // Another tab may just have done the same: whoever was last leads.
      setTimeout(look, SETTLING);
    } else if (!term) {
      term = new AbortController();
      void lead(AbortSignal.any([signal, term.signal]));
    }
  };
  const leave = () => {
    if (term) localStorage.removeItem(name);
  };
  const timer = setInterval(look, RENEWAL);
  window.addEventListener("pagehide", leave);
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    window.removeEventListener("pagehide", leave);
    leave();
  });
  look();
}
