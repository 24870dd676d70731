import { Clock3, EllipsisVertical, Inbox, Mail, X } from "lucide-react";
import { useChangeChat } from "@/api/chats.ts";
import type { Chat, ChatChange } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Menu, type MenuItem } from "@/ui/Menu.tsx";
import { toast, toastError } from "@/ui/toasts.tsx";
import { inHours, nextMorning } from "./snoozing.ts";

/** What is done with a chat as a whole: closing it, putting it off, marking it as unread. */
export function ChatMenu({ chat }: { chat: Chat }) {
  const { workspace } = useHere();
  const { mutate } = useChangeChat(workspace.id, chat.id);
  const change = (changes: ChatChange, said?: string) => () =>
    mutate(changes, { onSuccess: () => said && toast(said), onError: toastError });
  const snooze = (label: string, until: Date): MenuItem => ({
    label,
    icon: Clock3,
    onSelect: change(
      { state: "snoozed", snoozed_until: until.toISOString() },
      t.inbox.nowSnoozed(dayAndClock(until.toISOString())),
    ),
  });
  const reopen = { label: t.inbox.reopen, icon: Inbox, onSelect: change({ state: "open" }, t.inbox.nowOpen) };
  const close = { label: t.inbox.close, icon: X, onSelect: change({ state: "closed" }, t.inbox.nowClosed) };
  const now = new Date();
  return (
    <Menu
      label={t.inbox.more}
      className="grid size-10 shrink-0 place-items-center"
      trigger={<EllipsisVertical aria-hidden size={20} />}
      items={[
        ...(chat.state === "open" ? [] : [reopen]),
        ...(chat.state === "closed" ? [] : [close]),
        snooze(t.inbox.snoozeHours, inHours(now, 3)),
        snooze(t.inbox.snoozeTomorrow, nextMorning(now)),
        snooze(t.inbox.snoozeMonday, nextMorning(now, 1)),
        { label: t.inbox.markUnread, icon: Mail, onSelect: change({ unread: true }) },
      ]}
    />
  );
}
