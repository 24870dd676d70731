import { Bot, ChevronDown, Clock3, Hand } from "lucide-react";
import { useChangeChat } from "@/api/chats.ts";
import type { Chat, ChatChange } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Menu, type MenuItem } from "@/ui/Menu.tsx";
import { toast, toastError } from "@/ui/toasts.tsx";
import { inHours, nextMorning } from "./snoozing.ts";

/** Taking a chat over from the AI, for some time or until one gives it back. */
export function HoldMenu({ chat }: { chat: Chat }) {
  const { workspace } = useHere();
  const { mutate } = useChangeChat(workspace.id, chat.id);
  const change = (changes: ChatChange, said: string) => () =>
    mutate(changes, { onSuccess: () => toast(said), onError: toastError });
  const takeOver = (label: string, until: Date): MenuItem => ({
    label,
    icon: Clock3,
    onSelect: change(
      { ai_enabled: false, ai_off_until: until.toISOString() },
      t.inbox.heldUntil(dayAndClock(until.toISOString())),
    ),
  });
  const now = new Date();
  return (
    <Menu
      label={t.inbox.takeOver}
      className="-ml-1 grid h-10 w-7 shrink-0 place-items-center"
      trigger={<ChevronDown aria-hidden size={18} />}
      items={[
        takeOver(t.inbox.takeOverHour, inHours(now, 1)),
        takeOver(t.inbox.takeOverTomorrow, nextMorning(now)),
        {
          label: t.inbox.takeOverForGood,
          icon: Hand,
          onSelect: change({ ai_enabled: false, ai_off_until: null }, t.inbox.youHold),
        },
        ...(chat.ai_enabled
          ? []
          : [{ label: t.inbox.giveBack, icon: Bot, onSelect: change({ ai_enabled: true }, t.inbox.aiSwitchedOn) }]),
      ]}
    />
  );
}
