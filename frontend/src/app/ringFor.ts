import type { LiveEvent } from "@/api/live/stream.ts";
import type { Message } from "@/api/types.ts";
import { preferred } from "@/lib/preferences.ts";
import { ring } from "@/lib/ring.ts";

// A tab in which somebody looks at the chat says so before the others ring.
const OTHERS_FIRST = 300;
const HEARD = "rung";
const known = new Set<string>();

/** Ring once for each new message of a customer, in one tab, unless somebody looks at its chat in any. */
export function ringFor({ name, data }: LiveEvent): void {
  if (name !== "message") return;
  const { message } = data as { message: Message };
  if (!isNew(message)) return;
  known.add(message.id);
  if (isLookedAt(message.chat_id)) {
    localStorage.setItem(HEARD, message.id);
  } else {
    setTimeout(
      () => {
        if (localStorage.getItem(HEARD) === message.id || preferred("sound") === "off") return;
        localStorage.setItem(HEARD, message.id);
        ring();
      },
      OTHERS_FIRST * (1 + Math.random()),
    );
  }
}

/** A message is told of again as things become of it: by then it is decided what the AI makes of it. */
export function isNew(message: Message): boolean {
  return message.author === "customer" && message.decision === null && !known.has(message.id);
}

function isLookedAt(chatId: string): boolean {
  return document.visibilityState === "visible" && location.pathname.endsWith(`/inbox/${chatId}`);
}
