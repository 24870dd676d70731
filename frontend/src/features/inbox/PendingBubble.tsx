import { X } from "lucide-react";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { IconButton } from "@/ui/IconButton.tsx";
import { FilePreview } from "./FilePreview.tsx";
import { discard, type Pending, sendAgain } from "./outbox.ts";
import { Quote, wordsOf } from "./Quote.tsx";

/** A message of one's own on its way, or that did not get through. */
export function PendingBubble({ chatId, pending }: { chatId: string; pending: Pending }) {
  const { workspace, me } = useHere();
  return (
    <article className="ml-auto w-fit max-w-[85%] rounded-xl bg-member px-3 py-1.5 md:max-w-[70%]">
      <p className="text-muted text-xs">{me.full_name}</p>
      {pending.quoted && <Quote text={wordsOf(pending.quoted)} />}
      {pending.file && <FilePreview file={pending.file} />}
      <p className="whitespace-pre-wrap break-words">{pending.content}</p>
      {pending.error === null && pending.file && (
        <p className="flex items-center gap-2">
          <progress aria-label={t.inbox.sending} value={pending.part ?? 0} max={1} className="h-1.5 min-w-24 grow" />
          <IconButton icon={X} label={t.inbox.stopSending} onClick={() => discard(chatId, pending.key)} />
        </p>
      )}
      {pending.error === null ? (
        <p className="text-right text-muted text-xs">{t.inbox.sending}</p>
      ) : (
        <div role="alert" className="flex flex-wrap items-center gap-1 text-danger text-xs">
          {t.inbox.notSent}: {pending.error}
          <Button look="quiet" onClick={() => sendAgain(workspace.id, chatId, pending)}>
            {pending.lastSeq === undefined ? t.inbox.sendAnyway : t.inbox.sendAgain}
          </Button>
          <Button look="quiet" onClick={() => discard(chatId, pending.key)}>
            {t.inbox.discard}
          </Button>
        </div>
      )}
    </article>
  );
}
