import { useInfiniteQuery } from "@tanstack/react-query";
import { messagesQuery, useTakeBack } from "@/api/messages.ts";
import type { Message } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { toastError } from "@/ui/toasts.tsx";

interface Props {
  chatId: string;
  onTakenBack(message: Message): void;
}

/** Taking back what one has just written, while it waits to be sent. */
export function UndoSending({ chatId, onTakenBack }: Props) {
  const { workspace, me } = useHere();
  const { data: messages } = useInfiniteQuery(messagesQuery(workspace.id, chatId));
  const takeBack = useTakeBack(workspace.id);
  const waiting = messages?.findLast((one) => one.author_id === me.id && one.status === "queued" && one.send_at);
  if (!waiting) return null;
  return (
    <p role="status" className="flex items-center gap-1 text-muted text-sm">
      {t.inbox.sending}
      <Button
        look="quiet"
        busy={takeBack.isPending}
        onClick={() => takeBack.mutate(waiting, { onSuccess: onTakenBack, onError: toastError })}
      >
        {t.inbox.undo}
      </Button>
    </p>
  );
}
