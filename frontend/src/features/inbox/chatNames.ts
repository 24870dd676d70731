import { customerName, useMemberName } from "@/api/names.ts";
import type { Chat, Message } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";

/** Name who wrote a message. */
export function useAuthorName(chat: Chat): (message: Message) => string {
  const memberName = useMemberName();
  return (message) =>
    ({
      customer: () => customerName(chat.customer),
      ai: () => t.inbox.ai,
      phone: () => t.inbox.phone,
      member: () => memberName(message.author_id),
    })[message.author]();
}
