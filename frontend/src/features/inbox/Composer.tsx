import { StickyNote } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Chat, Message } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";
import { useShortcuts } from "@/lib/useShortcuts.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { AttachButton } from "./AttachButton.tsx";
import { FilesToSend } from "./FilesToSend.tsx";
import { MessageForm } from "./MessageForm.tsx";
import { NoteForm } from "./NoteForm.tsx";

interface Props {
  chat: Chat;
  /** The message that the next one answers. */
  answered: Message | undefined;
  /** It is answered, or not to be any more. */
  onAnswered(): void;
  onTyping(): void;
  /** What is to be sent, after a look at each. */
  files: readonly File[];
  onFiles(files: readonly File[]): void;
}

/** Writing to the customer by hand, or a note to colleagues. It says before that the AI yields. */
export function Composer({ chat, files, answered, onAnswered, onTyping, onFiles }: Props) {
  const [isNote, setNote] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (note: boolean) => {
    setNote(note);
    field.current?.focus();
  };
  useShortcuts({ r: () => write(false), "/": () => write(false), n: () => write(true) });
  useEffect(() => {
    if (!answered) return;
    setNote(false);
    field.current?.focus();
  }, [answered]);
  return (
    <div className="flex items-end gap-1 border-line border-t bg-panel p-2 md:px-4">
      <FilesToSend chat={chat} files={files} onFiles={onFiles} answered={answered} onAnswered={onAnswered} />
      <IconButton
        icon={StickyNote}
        label={t.notes.write}
        aria-pressed={isNote}
        onClick={() => write(!isNote)}
        className="mb-0.5 aria-pressed:bg-raised aria-pressed:text-brand"
      />
      {!isNote && <AttachButton onFiles={(more) => onFiles([...files, ...more])} />}
      {isNote ? (
        <NoteForm chat={chat} field={field} />
      ) : (
        <MessageForm chat={chat} field={field} answered={answered} onAnswered={onAnswered} onTyping={onTyping} />
      )}
    </div>
  );
}
