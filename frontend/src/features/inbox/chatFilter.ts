import type { ChatCounts, ChatFilter, ChatState } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";

/** Which chats the list shows, as the address of the page says it. */
export interface InboxSearch {
  show?: View;
  /** Without it, those that are open. */
  state?: StateChoice;
  number?: string;
  label?: string;
  q?: string;
}

const VIEWS = {
  all: {},
  needs: { needs_person: true },
  unread: { unread: true },
  mine: { assigned_to: "me" },
  unassigned: { assigned_to: "nobody" },
} satisfies Record<string, ChatFilter>;
export type View = keyof typeof VIEWS;

const STATES = ["open", "snoozed", "closed", "any"] as const;
type StateChoice = (typeof STATES)[number];

/** The views in their order, with their words and how many chats each has. */
export function views(counts: ChatCounts | undefined): { value: View; words: string; count?: number | undefined }[] {
  return [
    { value: "all", words: t.inbox.all },
    { value: "needs", words: t.inbox.needsPerson, count: counts?.needs_person },
    { value: "unread", words: t.inbox.unread, count: counts?.unread },
    { value: "mine", words: t.inbox.mine, count: counts?.mine },
    { value: "unassigned", words: t.inbox.unassigned, count: counts?.unassigned },
  ];
}

/** The states to choose from, with their words. */
export function states(): (readonly [StateChoice, string])[] {
  return STATES.map((state) => [state, t.inbox.states[state]] as const);
}

/** Read the address of the page. What it does not know, it leaves out. */
export function readSearch(raw: Record<string, unknown>): InboxSearch {
  const { show, state, number, label, q } = raw;
  const isView = typeof show === "string" && Object.hasOwn(VIEWS, show) && show !== "all";
  const isState = STATES.includes(state as StateChoice) && state !== "open";
  return {
    ...(isView ? { show: show as View } : {}),
    ...(isState ? { state: state as StateChoice } : {}),
    ...(number ? { number: String(number) } : {}),
    ...(label ? { label: String(label) } : {}),
    ...(q ? { q: String(q).slice(0, 100) } : {}),
  };
}

export function filterOf({ show, state = "open", number, label }: InboxSearch): ChatFilter {
  return {
    ...VIEWS[show ?? "all"],
    ...(state === "any" ? {} : { state: state as ChatState }),
    ...(number ? { phone_number: number } : {}),
    ...(label ? { label } : {}),
  };
}
