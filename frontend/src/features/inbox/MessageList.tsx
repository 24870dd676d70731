import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowDown } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { messagesQuery } from "@/api/messages.ts";
import { notesQuery } from "@/api/notes.ts";
import { itemsOf } from "@/api/pages.ts";
import type { Chat, Message, Note } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { day } from "@/lib/time.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { MessageBubble } from "./MessageBubble.tsx";
import { type Row, rowsOf } from "./messageRows.ts";
import { NoteBubble } from "./NoteBubble.tsx";
import { usePending } from "./outbox.ts";
import { PendingBubble } from "./PendingBubble.tsx";

const NEAR = 600;
const AT_END = 60;

/** A message to show, and its position in the chat where it may not be loaded. A new object shows it once more. */
export interface Target {
  messageId: string;
  seq?: number;
}

interface Props {
  chat: Chat;
  target: Target | undefined;
  onExplain(messageId: string): void;
  onReply(message: Message): void;
  /** Leave what was looked for, for the newest message. */
  onNewest(): void;
}

/** What was said, newest at the bottom; older messages come as one scrolls up, without a jump. */
export function MessageList({ chat, target, onExplain, onReply, onNewest }: Props) {
  const { workspace } = useHere();
  const around = useAround(chat.id, target);
  const query = useInfiniteQuery(messagesQuery(workspace.id, chat.id, around));
  const notes = useNotes(chat.id, query.data, query.hasNextPage || around !== undefined);
  const pending = usePending(chat.id);
  const rows = useMemo(() => rowsOf(query.data ?? [], notes, pending), [query.data, notes, pending]);
  const list = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const staysAtEnd = isAtEnd && around === undefined;
  const isPrepended = usePrepended(rows);

  const toEnd = () => list.current?.scrollToIndex(rows.length - 1, { align: "end" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something was added, or there is another height
  useLayoutEffect(() => {
    if (staysAtEnd && rows.length) toEnd();
  }, [rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a keyboard that comes up must not hide the newest message
  useEffect(() => {
    const observer = new ResizeObserver(() => staysAtEnd && toEnd());
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [staysAtEnd, rows.length]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each target, not for what comes later
  useEffect(() => {
    const index = rows.findIndex((row) => row.key === target?.messageId);
    if (index >= 0) list.current?.scrollToIndex(index, { align: "center" });
  }, [target, rows.length > 0]);

  const { hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage } = query;
  const loadOlder = useCallback(() => {
    const shown = list.current;
    if (shown && shown.scrollOffset < NEAR && hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  // Also when a page that has come did not reach far enough: then nobody scrolls.
  useEffect(loadOlder, [loadOlder]);
  const scrolled = (offset: number) => {
    const shown = list.current;
    if (shown) setAtEnd(shown.scrollSize - offset - shown.viewportSize < AT_END);
    loadOlder();
    if (isAtEnd && hasPreviousPage && !isFetching) void fetchPreviousPage();
  };

  if (query.isError && !query.data) return <Retry error={query.error} onRetry={query.refetch} />;
  return (
    <div className="relative min-h-0 grow">
      <div
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        role="log"
        aria-label={t.inbox.conversation("")}
        className="flex h-full flex-col overflow-y-auto px-3 -outline-offset-2 [overflow-anchor:none] md:px-6"
      >
        <div className="grow" />
        <p className="py-2 text-center text-muted text-xs">
          {query.isPending ? t.shell.loading : query.hasNextPage ? t.inbox.older : t.inbox.beginning}
        </p>
        <Virtualizer
          ref={list}
          data={rows}
          shift={isPrepended}
          scrollRef={scroller}
          startMargin={32}
          onScroll={scrolled}
        >
          {(row) => (
            <div
              key={row.key}
              className={`pb-1.5 ${row.key === target?.messageId ? "rounded-xl outline-2 outline-proof" : ""}`}
            >
              {row.kind === "day" && <Day moment={row.moment} />}
              {row.kind === "note" && <NoteBubble note={row.note} />}
              {row.kind === "pending" && <PendingBubble chatId={chat.id} pending={row.pending} />}
              {row.kind === "message" && (
                <MessageBubble
                  chat={chat}
                  message={row.message}
                  isFirstOfAuthor={row.isFirstOfAuthor}
                  onExplain={onExplain}
                  onReply={onReply}
                />
              )}
            </div>
          )}
        </Virtualizer>
      </div>
      {(!isAtEnd || around !== undefined) && (
        <IconButton
          icon={ArrowDown}
          label={t.inbox.toNewest}
          onClick={around === undefined ? toEnd : onNewest}
          className="absolute right-4 bottom-3 border border-line bg-panel shadow"
        />
      )}
    </div>
  );
}

/** The position around which messages are to be shown, where what is looked for is not among the newest ones. */
function useAround(chatId: string, target: Target | undefined): number | undefined {
  const { workspace } = useHere();
  const { data: newest } = useInfiniteQuery(messagesQuery(workspace.id, chatId));
  const [seen, setSeen] = useState<{ target: Target | undefined; around: number | undefined }>();
  if (seen?.target === target && seen) return seen.around;
  if (!newest && target) return undefined;
  const around = newest?.some(({ id }) => id === target?.messageId) ? undefined : target?.seq;
  setSeen({ target, around });
  return around;
}

const NO_NOTES: Note[] = [];

/** The notes that belong between the messages that are loaded; those from before come with their messages. */
function useNotes(chatId: string, messages: Message[] | undefined, isPart: boolean): Note[] {
  const { workspace } = useHere();
  const { data } = useInfiniteQuery(notesQuery(workspace.id, chatId));
  const first = messages?.[0]?.sent_at;
  return useMemo(() => {
    if (!data || !messages) return NO_NOTES;
    return itemsOf(data).filter((note) => !isPart || !first || Date.parse(note.created_at) >= Date.parse(first));
  }, [data, messages, isPart, first]);
}

/** Whether rows came in above those that were there: then the scroll position counts from the end. */
function usePrepended(rows: Row[]): boolean {
  const before = useRef<Row[]>([]);
  const oldest = (some: Row[]) => some.find((row) => row.kind === "message")?.key;
  const isPrepended =
    before.current.length > 0 && before.current.length < rows.length && oldest(before.current) !== oldest(rows);
  useLayoutEffect(() => {
    before.current = rows;
  });
  return isPrepended;
}

function Day({ moment }: { moment: string }) {
  return <p className="py-2 text-center font-medium text-muted text-xs first-letter:uppercase">{day(moment)}</p>;
}
