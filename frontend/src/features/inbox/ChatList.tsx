import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { VList, type VListHandle } from "virtua";
import { chatsQuery } from "@/api/chats.ts";
import { itemsOf } from "@/api/pages.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { isNearEnd } from "@/lib/isNearEnd.ts";
import { t } from "@/lib/texts/index.ts";
import { useShortcuts } from "@/lib/useShortcuts.ts";
import { Empty } from "@/ui/Empty.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { ChatRow, ROW_HEIGHT } from "./ChatRow.tsx";
import { filterOf, type InboxSearch } from "./chatFilter.ts";

interface Props {
  search: InboxSearch;
  openId: string | undefined;
}

/** The chats that the filter leaves, newest activity first; more as one scrolls. */
export function ChatList({ search, openId }: Props) {
  const { workspace } = useHere();
  const navigate = useNavigate();
  const list = useRef<VListHandle>(null);
  const query = useInfiniteQuery(chatsQuery(workspace.id, filterOf(search)));
  const chats = useMemo(() => itemsOf(query.data), [query.data]);

  const { hasNextPage, isFetching, fetchNextPage } = query;
  const loadMore = useCallback(() => {
    if (isNearEnd(list.current, chats.length) && hasNextPage && !isFetching) void fetchNextPage();
  }, [chats.length, hasNextPage, isFetching, fetchNextPage]);
  // Also when a page that has come did not reach far enough: then nobody scrolls.
  useEffect(loadMore, [loadMore]);

  const go = (by: number) => {
    const at = chats.findIndex(({ id }) => id === openId);
    const to = at < 0 ? 0 : at + by;
    const chat = chats[to];
    if (!chat) return;
    list.current?.scrollToIndex(to, { align: "nearest" });
    void navigate({
      to: "/w/$workspaceId/inbox/$chatId",
      params: { workspaceId: workspace.id, chatId: chat.id },
      search,
    });
  };
  const [next, previous] = [() => go(1), () => go(-1)];
  useShortcuts({ j: next, ArrowDown: next, k: previous, ArrowUp: previous });

  if (query.isPending) return <p className="p-4 text-muted text-sm">{t.shell.loading}</p>;
  if (query.isError && !query.data) return <Retry error={query.error} onRetry={query.refetch} />;
  if (chats.length === 0) {
    const isFiltered = Object.keys(search).length > 0;
    return isFiltered ? (
      <p className="p-4 text-muted text-sm">{t.inbox.noneFound}</p>
    ) : (
      <Empty icon={MessagesSquare} title={t.inbox.noneYet}>
        <p>{t.inbox.noneYetWhy}</p>
      </Empty>
    );
  }
  return (
    <nav aria-label={t.inbox.chats} className="min-h-0 grow">
      <VList ref={list} data={chats} itemSize={ROW_HEIGHT} onScroll={loadMore} tabIndex={-1}>
        {(chat) => <ChatRow key={chat.id} chat={chat} search={search} isOpen={chat.id === openId} />}
      </VList>
    </nav>
  );
}
