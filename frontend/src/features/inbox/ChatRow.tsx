import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { labelsQuery } from "@/api/labels.ts";
import { customerName, useMemberName } from "@/api/names.ts";
import type { Chat } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { short } from "@/lib/time.ts";
import { Avatar } from "@/ui/Avatar.tsx";
import { LabelChip } from "@/ui/LabelChip.tsx";
import type { InboxSearch } from "./chatFilter.ts";

export const ROW_HEIGHT = 68;

interface Props {
  chat: Chat;
  search: InboxSearch;
  isOpen: boolean;
}

export const ChatRow = memo(function ChatRow({ chat, search, isOpen }: Props) {
  const { workspace } = useHere();
  const name = customerName(chat.customer);
  const edge = chat.needs_person ? "border-attention" : isOpen ? "border-brand" : "border-transparent";
  return (
    <Link
      to="/w/$workspaceId/inbox/$chatId"
      params={{ workspaceId: workspace.id, chatId: chat.id }}
      search={search}
      aria-current={isOpen ? "page" : undefined}
      className={`flex h-[68px] items-center gap-3 border-l-4 px-3 -outline-offset-2 hover:bg-raised ${edge} ${isOpen ? "bg-raised" : ""}`}
    >
      <Avatar name={name} />
      <span className="flex min-w-0 grow flex-col gap-0.5">
        <span className="flex items-baseline gap-2">
          <span className={`truncate ${chat.unread ? "font-semibold" : ""}`}>{name}</span>
          <FirstLabel ids={chat.labels} />
          <time dateTime={chat.last_activity_at} className="ml-auto shrink-0 text-muted text-xs">
            {short(chat.last_activity_at)}
          </time>
        </span>
        <span className="flex items-center gap-2 text-sm">
          <span className={`truncate ${chat.unread ? "" : "text-muted"}`}>{lastWords(chat)}</span>
          <span className="ml-auto flex shrink-0 items-center gap-2">
            <Holder chat={chat} />
            {chat.unread > 0 && <Unread count={chat.unread} />}
          </span>
        </span>
      </span>
    </Link>
  );
});

/** The first of its labels, by name. */
function FirstLabel({ ids }: { ids: string[] }) {
  const { workspace } = useHere();
  const { data: labels } = useQuery({ ...labelsQuery(workspace.id), enabled: ids.length > 0 });
  const label = labels?.find(({ id }) => id === ids[0]);
  if (!label) return null;
  return (
    <span className="min-w-0 max-w-28 shrink">
      <LabelChip color={label.color}>{ids.length > 1 ? `${label.name} +${ids.length - 1}` : label.name}</LabelChip>
    </span>
  );
}

function Holder({ chat }: { chat: Chat }) {
  const { me } = useHere();
  const memberName = useMemberName();
  if (chat.needs_person) return <span className="font-medium text-attention text-xs">{t.inbox.needsYou}</span>;
  if (chat.assigned_to === me.id) return <span className="text-muted text-xs">{t.inbox.heldByYou}</span>;
  if (chat.assigned_to)
    return <span className="text-muted text-xs">{t.inbox.heldBy(memberName(chat.assigned_to))}</span>;
  if (chat.snoozed_until) {
    return <span className="text-muted text-xs">{t.inbox.snoozedUntil(short(chat.snoozed_until))}</span>;
  }
  if (!chat.ai_enabled) return <span className="text-muted text-xs">{t.inbox.aiOff}</span>;
  return null;
}

function Unread({ count }: { count: number }) {
  return (
    <span className="grid h-5 min-w-5 place-items-center rounded-full bg-brand px-1 font-semibold text-2xs text-on-brand">
      <span aria-hidden>{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{t.inbox.unreadCount(count)}</span>
    </span>
  );
}

function lastWords({ last_message }: Chat): string {
  if (!last_message) return "";
  return last_message.direction === "outgoing" ? `→ ${last_message.text}` : last_message.text;
}
