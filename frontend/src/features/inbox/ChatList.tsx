import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from "react";
import { VList, type VListHandle } from "virtua";
import { chatsQuery } from "@/api/chats.ts";
import { itemsOf } from "@/api/pages.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { isNearEnd } from "@/lib/isNearEnd.ts";
import { t } from "@/lib/texts/index.ts";
import { useShortcuts } from "@/lib/useShortcuts.ts";
import { Empty } from "@/ui/Empty.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { ROW_HEIGHT } from "./ChatRow.tsx";
import { filterOf, type InboxSearch } from "./chatFilter.ts";
import { SelectableRow } from "./SelectableRow.tsx";
import { useSelection } from "./selection.ts";

const BulkBar = lazy(() => import("./BulkBar.tsx").then((module) => ({ default: module.BulkBar })));

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
  const { ids, toggle, clear } = useSelection();
  // What has left the list is out of sight: nothing more is done to it.
  const selected = chats.filter(({ id }) => ids.has(id));

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
  useShortcuts({
    j: next,
    ArrowDown: next,
    k: previous,
    ArrowUp: previous,
    x: () => openId && toggle(openId),
    ...(selected.length > 0 ? { Escape: clear } : {}),
  });

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
    <>
      {selected.length > 0 && (
        <Suspense>
          <BulkBar chats={selected} onClear={clear} />
        </Suspense>
      )}
      <nav aria-label={t.inbox.chats} className="min-h-0 grow">
        <VList ref={list} data={chats} itemSize={ROW_HEIGHT} onScroll={loadMore} tabIndex={-1}>
          {(chat) => (
            <SelectableRow
              key={chat.id}
              chat={chat}
              search={search}
              isOpen={chat.id === openId}
              isSelected={ids.has(chat.id)}
              isSelecting={selected.length > 0}
              onSelect={toggle}
            />
          )}
        </VList>
      </nav>
    </>
  );
}
