import { X } from "lucide-react";
import type { Chat, Message } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { useAuthorName } from "./chatNames.ts";

/** What a message answers; `text` is null where that is not known any more. */
export function Quote({ text }: { text: string | null }) {
  return (
    <blockquote className="mb-1 line-clamp-3 break-words border-brand border-l-4 pl-2 text-muted text-sm">
      {text ?? t.inbox.quoteMissing}
    </blockquote>
  );
}

/** Above the composer: the message that the next one will answer. */
export function Answering({ chat, message, onDrop }: { chat: Chat; message: Message; onDrop(): void }) {
  const author = useAuthorName(chat)(message);
  return (
    <section aria-label={t.inbox.answering(author)} className="flex items-center gap-2 rounded-lg bg-raised py-1 pl-2">
      <div className="min-w-0 grow border-brand border-l-4 pl-2 text-sm">
        <p className="truncate font-medium text-xs">{author}</p>
        <p className="truncate text-muted">{wordsOf(message)}</p>
      </div>
      <IconButton icon={X} label={t.inbox.dropQuote} onClick={onDrop} />
    </section>
  );
}

/** What stands for a message in few words. */
export function wordsOf({ content, media, type }: Message): string {
  return content || media?.words || media?.filename || t.inbox.kinds[type] || type;
}

/** Whether it was said, and still stands. */
export function canBeAnswered({ status, revoked_at }: Message): boolean {
  return revoked_at === null && status !== "failed" && status !== "cancelled";
}
