import { ChevronDown } from "lucide-react";
import { useChangeChat } from "@/api/chats.ts";
import { useMemberName } from "@/api/names.ts";
import type { Chat } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Menu } from "@/ui/Menu.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { useAssignees } from "./assignees.ts";

/** Who looks after the chat, and choosing somebody else. */
export function AssigneeMenu({ chat }: { chat: Chat }) {
  const { workspace } = useHere();
  const memberName = useMemberName();
  const assignees = useAssignees();
  const change = useChangeChat(workspace.id, chat.id);
  const words = chat.assigned_to ? t.inbox.lookedAfterBy(memberName(chat.assigned_to)) : t.inbox.assign;
  return (
    <Menu
      label={words}
      className="flex min-h-6 min-w-0 items-center gap-0.5"
      trigger={
        <>
          <span className="truncate">{words}</span>
          <ChevronDown aria-hidden size={14} className="shrink-0" />
        </>
      }
      items={assignees.map(({ id, name }) => ({
        label: name,
        onSelect: () => change.mutate({ assigned_to: id }, { onError: toastError }),
      }))}
    />
  );
}
