import { useQuery } from "@tanstack/react-query";
import { Bot, BotOff, Check, MailOpen, Tag, UserRound, X } from "lucide-react";
import { useChangeChats } from "@/api/chats.ts";
import { labelsQuery } from "@/api/labels.ts";
import type { BulkChange, Chat } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { Menu } from "@/ui/Menu.tsx";
import { toast, toastError } from "@/ui/toasts.tsx";
import { useAssignees } from "./assignees.ts";

const MENU = "grid size-9 shrink-0 place-items-center";
const BUTTON = "size-9!";

interface Props {
  chats: readonly Chat[];
  onClear(): void;
}

/** What is done to all chats that are selected. */
export function BulkBar({ chats, onClear }: Props) {
  const { workspace } = useHere();
  const { data: labels = [] } = useQuery(labelsQuery(workspace.id));
  const assignees = useAssignees();
  const { mutate, isPending } = useChangeChats(workspace.id);
  const change = (what: Omit<BulkChange, "ids">) => () => {
    if (isPending) return;
    mutate(
      { ids: chats.map(({ id }) => id), ...what },
      {
        onSuccess: (outcomes) => {
          const failed = outcomes.filter(({ chat }) => !chat);
          toast(t.inbox.bulkDone(outcomes.length - failed.length));
          if (failed[0]) toast(t.inbox.bulkFailed(failed.length, failed[0].reason ?? ""), "failed");
          onClear();
        },
        onError: toastError,
      },
    );
  };
  return (
    <section
      aria-label={t.inbox.bulk}
      aria-busy={isPending}
      className="flex items-center border-line border-b bg-raised px-2 py-1 text-sm"
    >
      <IconButton icon={X} label={t.inbox.bulkClear} onClick={onClear} className={BUTTON} />
      <span role="status" className="min-w-0 grow truncate font-medium">
        {t.inbox.bulkCount(chats.length)}
      </span>
      <Menu
        label={t.inbox.assign}
        className={MENU}
        trigger={<UserRound aria-hidden size={20} />}
        items={assignees.map(({ id, name }) => ({
          label: name,
          onSelect: change({ action: "assign", assigned_to: id }),
        }))}
      />
      {labels.length > 0 && (
        <Menu
          label={t.labels.label}
          className={MENU}
          trigger={<Tag aria-hidden size={20} />}
          items={labels.map(({ id, name }) => ({ label: name, onSelect: change({ action: "label", label_id: id }) }))}
        />
      )}
      <IconButton icon={MailOpen} label={t.inbox.bulkRead} onClick={change({ action: "read" })} className={BUTTON} />
      <IconButton icon={Check} label={t.inbox.bulkClose} onClick={change({ action: "close" })} className={BUTTON} />
      <Menu
        label={t.inbox.aiSwitch}
        className={MENU}
        trigger={<Bot aria-hidden size={20} />}
        items={[
          { label: t.inbox.bulkAiOn, icon: Bot, onSelect: change({ action: "ai_on" }) },
          { label: t.inbox.bulkAiOff, icon: BotOff, onSelect: change({ action: "ai_off" }) },
        ]}
      />
    </section>
  );
}
