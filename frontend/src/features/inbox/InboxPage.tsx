import { useNavigate } from "@tanstack/react-router";
import { Keyboard, MessageSquare, Plus } from "lucide-react";
import { lazy, Suspense, useCallback, useState } from "react";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { useShortcuts } from "@/lib/useShortcuts.ts";
import { Empty } from "@/ui/Empty.tsx";
import { IconButton } from "@/ui/IconButton.tsx";
import { ChatFilters } from "./ChatFilters.tsx";
import { ChatList } from "./ChatList.tsx";
import { Conversation } from "./Conversation.tsx";
import { type InboxSearch, readSearch } from "./chatFilter.ts";
import { Evidence } from "./evidence/Evidence.tsx";
import type { Target } from "./MessageList.tsx";
import { SearchResults } from "./SearchResults.tsx";
import { ShortcutsDialog } from "./ShortcutsDialog.tsx";

const NewChatDialog = lazy(() => import("./NewChatDialog.tsx").then((module) => ({ default: module.NewChatDialog })));

interface Props {
  chatId?: string;
  search: InboxSearch;
}

/** Three panes on a desk: the chats, the conversation, and why. On a phone one at a time. */
export function InboxPage({ chatId, search }: Props) {
  const { workspace } = useHere();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string>();
  const [isEvidenceOpen, setEvidenceOpen] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const [isWritingFirst, setWritingFirst] = useState(false);
  useShortcuts({ "?": () => setHelping(true) });
  const [target, setTarget] = useState<Target>();
  const change = useCallback(
    (next: InboxSearch) => navigate({ to: ".", search: readSearch({ ...next }), replace: true }),
    [navigate],
  );
  const back = () => navigate({ to: "/w/$workspaceId/inbox", params: { workspaceId: workspace.id }, search });
  const open = (id: string) => {
    setWritingFirst(false);
    void navigate({ to: "/w/$workspaceId/inbox/$chatId", params: { workspaceId: workspace.id, chatId: id }, search });
  };
  const explain = (messageId: string | undefined) => {
    setChosen(messageId);
    setEvidenceOpen(true);
  };
  const show = (messageId: string) => {
    setTarget({ messageId });
    setEvidenceOpen(false);
  };

  return (
    <div className="grid h-full min-h-0 grid-cols-[minmax(0,1fr)] md:grid-cols-[20rem_minmax(0,1fr)] xl:grid-cols-[22rem_minmax(0,1fr)_21rem]">
      <section
        aria-label={t.inbox.title}
        className={`min-h-0 flex-col border-line border-r bg-panel ${chatId ? "hidden md:flex" : "flex"}`}
      >
        <header className="flex items-center pt-1.5 pr-2 pl-4">
          <h1 className="grow font-semibold text-lg">{t.inbox.title}</h1>
          <IconButton icon={Plus} label={t.inbox.newChat} onClick={() => setWritingFirst(true)} />
          <IconButton
            icon={Keyboard}
            label={t.keyboard.title}
            onClick={() => setHelping(true)}
            className="pointer-coarse:hidden text-muted"
          />
        </header>
        <ChatFilters search={search} onChange={change} />
        {search.q?.trim() ? (
          <SearchResults q={search.q.trim()} search={search} openId={chatId} onShow={setTarget} />
        ) : (
          <ChatList search={search} openId={chatId} />
        )}
      </section>
      {chatId ? (
        <>
          <Conversation
            key={chatId}
            chatId={chatId}
            target={target}
            onBack={back}
            onExplain={explain}
            onNewest={() => setTarget(undefined)}
          />
          <Evidence
            key={`why ${chatId}`}
            chatId={chatId}
            messageId={chosen}
            isOpen={isEvidenceOpen}
            onClose={() => setEvidenceOpen(false)}
            onShow={show}
          />
        </>
      ) : (
        <section aria-label={t.inbox.conversation("")} className="hidden bg-canvas md:flex xl:col-span-2">
          <Empty icon={MessageSquare} title={t.inbox.pick} />
        </section>
      )}
      {isWritingFirst && (
        <Suspense>
          <NewChatDialog onOpened={open} onClose={() => setWritingFirst(false)} />
        </Suspense>
      )}
      <ShortcutsDialog open={isHelping} onClose={() => setHelping(false)} />
    </div>
  );
}
