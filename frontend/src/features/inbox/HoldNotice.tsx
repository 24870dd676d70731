import { useChangeChat } from "@/api/chats.ts";
import { useMemberName } from "@/api/names.ts";
import type { Chat } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Button } from "@/ui/Button.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { toast, toastError } from "@/ui/toasts.tsx";

/** Why the AI is silent in a chat, and how it answers again. */
export function HoldNotice({ chat }: { chat: Chat }) {
  const { workspace } = useHere();
  const memberName = useMemberName();
  const change = useChangeChat(workspace.id, chat.id);
  const hold = chat.ai_hold;
  if (!hold) return null;
  const giveBack = () =>
    change.mutate({ ai_enabled: true }, { onSuccess: () => toast(t.inbox.aiSwitchedOn), onError: toastError });
  return (
    <div className="bg-panel p-2 pt-0">
      <Notice
        kind={chat.needs_person ? "attention" : "info"}
        action={
          <Button look="quiet" busy={change.isPending} onClick={giveBack}>
            {t.inbox.giveBack}
          </Button>
        }
      >
        {t.inbox.holds[hold.reason]}
        {hold.by && `: ${memberName(hold.by)}`}{" "}
        <span className="text-muted">
          {t.inbox.since(dayAndClock(hold.since))}
          {hold.until && `, ${t.inbox.until(dayAndClock(hold.until))}`}
        </span>
      </Notice>
    </div>
  );
}
