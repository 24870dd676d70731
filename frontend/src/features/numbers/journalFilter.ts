import type { JournalFilter } from "@/api/types.ts";

export const STATES = ["waiting", "taken_in", "dropped", "set_aside"] as const;
export const TOLD = ["message", "delivery"] as const;

/** Read the address of the page. What it does not know, it leaves out. */
export function readJournalFilter({ state, told, phone_number }: Record<string, unknown>): JournalFilter {
  const [knownState, knownTold] = [STATES.find((one) => one === state), TOLD.find((one) => one === told)];
  return {
    ...(knownState ? { state: knownState } : {}),
    ...(knownTold ? { told: knownTold } : {}),
    ...(phone_number ? { phone_number: String(phone_number) } : {}),
  };
}

/** Show an event as it was sent, each of its parts on a line of its own. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // What is no JSON is shown as it came.
    return body;
  }
}
