import { ArrowLeft, PanelRight } from "lucide-react";
import { useChangeChat } from "@/api/chats.ts";
import { customerName } from "@/api/names.ts";
import type { Chat } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { Switch } from "@/ui/Switch.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { AssigneeMenu } from "./AssigneeMenu.tsx";
import { ChatMenu } from "./ChatMenu.tsx";
import { HoldMenu } from "./HoldMenu.tsx";

interface Props {
  chat: Chat;
  onBack(): void;
  onExplain(): void;
}

export function ConversationHeader({ chat, onBack, onExplain }: Props) {
  const { workspace } = useHere();
  const change = useChangeChat(workspace.id, chat.id);
  const { name, phone_number: number } = chat.customer;
  return (
    <header className="flex min-h-14 items-center gap-2 border-line border-b bg-panel px-2 md:px-4">
      <IconButton icon={ArrowLeft} label={t.inbox.back} onClick={onBack} className="md:hidden" />
      <div className="min-w-0 grow">
        <h2 className="truncate font-semibold">{customerName(chat.customer)}</h2>
        <div className="flex min-w-0 items-center gap-1.5 text-muted text-xs">
          {name && number && <span className="hidden shrink-0 sm:inline">{number} ·</span>}
          <AssigneeMenu chat={chat} />
        </div>
      </div>
      <Switch
        label={t.inbox.aiSwitch}
        checked={chat.ai_enabled}
        disabled={change.isPending}
        onChange={(ai_enabled) => change.mutate({ ai_enabled }, { onError: toastError })}
      />
      <HoldMenu chat={chat} />
      <ChatMenu chat={chat} />
      <IconButton icon={PanelRight} label={t.inbox.details} onClick={onExplain} className="xl:hidden" />
    </header>
  );
}
