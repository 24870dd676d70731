import { StickyNote, Trash2 } from "lucide-react";
import { useMemberName } from "@/api/names.ts";
import { useRemoveNote } from "@/api/notes.ts";
import type { Note } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { clock } from "@/lib/time.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { toastError } from "@/ui/toasts.tsx";

/** What a colleague wrote for colleagues: it looks like nothing that the customer sees. */
export function NoteBubble({ note }: { note: Note }) {
  const { workspace, me } = useHere();
  const author = useMemberName()(note.author_id);
  const remove = useRemoveNote(workspace.id, note.chat_id);
  return (
    <article
      aria-label={t.notes.by(author)}
      className="mx-auto flex w-fit max-w-[85%] items-start gap-2 rounded-xl border border-field border-dashed bg-panel px-3 py-1.5"
    >
      <StickyNote aria-hidden size={16} className="mt-1 shrink-0 text-muted" />
      <div className="min-w-0">
        <p className="text-muted text-xs">
          {t.notes.by(author)} · <time dateTime={note.created_at}>{clock(note.created_at)}</time>
        </p>
        <p className={`whitespace-pre-wrap break-words ${note.mentions.includes(me.id) ? "font-medium" : ""}`}>
          {note.content}
        </p>
      </div>
      {note.author_id === me.id && (
        <IconButton
          icon={Trash2}
          label={t.notes.remove}
          className="size-7!"
          disabled={remove.isPending}
          onClick={() => remove.mutate(note.id, { onError: toastError })}
        />
      )}
    </article>
  );
}
