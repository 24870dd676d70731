import type { Chat, Message } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { AttachDialog } from "./AttachDialog.tsx";
import { aboutSending } from "./aboutSending.ts";
import { send } from "./outbox.ts";

interface Props {
  chat: Chat;
  files: readonly File[];
  answered: Message | undefined;
  onAnswered(): void;
  onFiles(files: readonly File[]): void;
}

/** Asks about one file after the other. The first one answers what is to be answered. */
export function FilesToSend({ chat, files: [file, ...others], answered, onAnswered, onFiles }: Props) {
  const { workspace } = useHere();
  if (!file) return null;
  const sendIt = (content: string) => {
    send(workspace.id, chat.id, { content, file, quoted: answered });
    onAnswered();
    onFiles(others);
  };
  return (
    <AttachDialog
      key={`${others.length} ${file.name}`}
      file={file}
      about={aboutSending(chat)}
      onSend={sendIt}
      onClose={() => onFiles(others)}
    />
  );
}
