import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { chatQuery, useChangeChat, useMarkRead } from "@/api/chats.ts";
import { customerName } from "@/api/names.ts";
import type { Chat, ChatChange, Message } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { useIsVisible } from "@/lib/useIsVisible.ts";
import { useShortcuts } from "@/lib/useShortcuts.ts";
import { Retry } from "@/ui/Retry.tsx";
import { toast, toastError } from "@/ui/toasts.tsx";
import { Composer } from "./Composer.tsx";
import { ConversationHeader } from "./ConversationHeader.tsx";
import { HoldNotice } from "./HoldNotice.tsx";
import { MessageList, type Target } from "./MessageList.tsx";
import { useColleagues, useOwnPresence } from "./presence.ts";

interface Props {
  chatId: string;
  target: Target | undefined;
  onBack(): void;
  /** Show what is known of the chat, and why this message is as it is. */
  onExplain(messageId: string | undefined): void;
  onNewest(): void;
}

/** The chat with one customer: what was said, and saying something. */
export function Conversation({ chatId, target, onBack, onExplain, onNewest }: Props) {
  const { workspace } = useHere();
  const { data: chat, error, refetch } = useQuery(chatQuery(workspace.id, chatId));
  const [answered, setAnswered] = useState<Message>();
  const [files, setFiles] = useState<readonly File[]>([]);
  const colleagues = useColleagues(chatId);
  const onTyping = useOwnPresence(chatId);
  useReading(chat);
  useChatShortcuts(chat);

  if (error && !chat) return <Retry error={error} onRetry={refetch} />;
  if (!chat) return <p className="p-4 text-muted text-sm">{t.shell.loading}</p>;
  const take = (event: SyntheticEvent, { files: given, types }: DataTransfer) => {
    // What is copied from a table or a text comes as a picture, too.
    if (given.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    setFiles([...files, ...given]);
  };
  return (
    <section
      aria-label={t.inbox.conversation(customerName(chat.customer))}
      onPaste={(event) => take(event, event.clipboardData)}
      onDrop={(event) => take(event, event.dataTransfer)}
      // Else the browser opens what is dropped, in the place of this page.
      onDragOver={(event) => event.preventDefault()}
      className="flex min-h-0 min-w-0 flex-col bg-canvas"
    >
      <ConversationHeader chat={chat} onBack={onBack} onExplain={() => onExplain(undefined)} />
      <HoldNotice chat={chat} />
      <MessageList chat={chat} target={target} onExplain={onExplain} onReply={setAnswered} onNewest={onNewest} />
      <p role="status" className="bg-panel px-4 text-muted text-xs">
        {colleagues}
      </p>
      <Composer
        chat={chat}
        answered={answered}
        onAnswered={() => setAnswered(undefined)}
        onTyping={onTyping}
        files={files}
        onFiles={setFiles}
      />
    </section>
  );
}

/** What is looked at is read, once: who marks it as unread then means it. */
function useReading(chat: Chat | undefined): void {
  const { workspace } = useHere();
  const isVisible = useIsVisible();
  const { mutate } = useMarkRead(workspace.id);
  const readUpTo = useRef<string>(undefined);
  const [id, isUnread, upTo] = [chat?.id, !!chat?.unread, chat?.last_activity_at];
  useEffect(() => {
    if (!id || !isVisible || readUpTo.current === upTo) return;
    readUpTo.current = upTo;
    if (isUnread) mutate(id);
  }, [id, isUnread, upTo, isVisible, mutate]);
}

/** What is done to the open chat by a key. */
function useChatShortcuts(chat: Chat | undefined): void {
  const { workspace, me } = useHere();
  const { mutate } = useChangeChat(workspace.id, chat?.id ?? "");
  const change = (changes: ChatChange, said: string) => {
    if (chat) mutate(changes, { onSuccess: () => toast(said), onError: toastError });
  };
  const isMine = chat?.assigned_to === me.id;
  useShortcuts({
    a: () => change({ assigned_to: isMine ? null : me.id }, isMine ? t.keyboard.unassigned : t.keyboard.assigned),
    i: () => change({ ai_enabled: !chat?.ai_enabled }, chat?.ai_enabled ? t.keyboard.aiOff : t.inbox.aiSwitchedOn),
  });
}
