import type { Chat } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";

/** What writing by hand means for the AI, before anything is sent. */
export function aboutSending(chat: Chat): string {
  return chat.ai_enabled ? t.inbox.yields : t.inbox.youHold;
}
