import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { customerName } from "@/api/names.ts";
import { itemsOf } from "@/api/pages.ts";
import { searchQuery } from "@/api/search.ts";
import type { Hit } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { short } from "@/lib/time.ts";
import { Button } from "@/ui/Button.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { ChatRow } from "./ChatRow.tsx";
import type { InboxSearch } from "./chatFilter.ts";
import type { Target } from "./MessageList.tsx";

interface Props {
  q: string;
  search: InboxSearch;
  openId: string | undefined;
  /** Show the message that was found, in its conversation. */
  onShow(target: Target | undefined): void;
}

/** Customers by name or number, and what was said or noted. */
export function SearchResults({ q, search, openId, onShow }: Props) {
  const { workspace } = useHere();
  const query = useInfiniteQuery(searchQuery(workspace.id, q));
  if (query.isPending) return <p className="p-4 text-muted text-sm">{t.shell.loading}</p>;
  if (query.isError) return <Retry error={query.error} onRetry={query.refetch} />;
  const chats = query.data.pages[0]?.chats ?? [];
  const hits = itemsOf(query.data);
  if (chats.length + hits.length === 0) return <p className="p-4 text-muted text-sm">{t.inbox.nothingFound}</p>;
  return (
    <nav aria-label={t.inbox.chats} className="min-h-0 grow overflow-y-auto">
      {chats.length > 0 && <h2 className="px-4 pt-3 pb-1 font-semibold text-sm">{t.inbox.foundPeople}</h2>}
      {chats.map((chat) => (
        <ChatRow key={chat.id} chat={chat} search={search} isOpen={chat.id === openId} />
      ))}
      {hits.length > 0 && <h2 className="px-4 pt-3 pb-1 font-semibold text-sm">{t.inbox.foundWords}</h2>}
      {hits.map((hit) => (
        <HitRow key={hit.message_id ?? hit.note_id} hit={hit} search={search} onShow={onShow} />
      ))}
      {query.hasNextPage && (
        <Button look="quiet" busy={query.isFetching} onClick={() => query.fetchNextPage()} className="m-2">
          {t.shell.more}
        </Button>
      )}
    </nav>
  );
}

function HitRow({ hit, search, onShow }: { hit: Hit } & Pick<Props, "search" | "onShow">) {
  const { workspace } = useHere();
  const target = hit.message_id ? { messageId: hit.message_id, ...(hit.seq ? { seq: hit.seq } : {}) } : undefined;
  return (
    <Link
      to="/w/$workspaceId/inbox/$chatId"
      params={{ workspaceId: workspace.id, chatId: hit.chat.id }}
      search={search}
      onClick={() => onShow(target)}
      className="flex flex-col gap-0.5 px-4 py-2 text-sm -outline-offset-2 hover:bg-raised"
    >
      <span className="flex items-baseline gap-2">
        <span className="truncate font-medium">{customerName(hit.chat.customer)}</span>
        {hit.note_id && <span className="text-muted text-xs">{t.inbox.noteHit}</span>}
        <time dateTime={hit.sent_at} className="ml-auto shrink-0 text-muted text-xs">
          {short(hit.sent_at)}
        </time>
      </span>
      <span className="line-clamp-2 text-muted">
        {hit.snippet.map(({ text, matched }, index) =>
          matched ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other
            <b key={index} className="font-semibold text-ink">
              {text}
            </b>
          ) : (
            text
          ),
        )}
      </span>
    </Link>
  );
}
