import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { chatQuery } from "@/api/chats.ts";
import { messagesQuery } from "@/api/messages.ts";
import type { Message } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { useIsWide } from "@/lib/useIsWide.ts";
import { Dialog } from "@/ui/Dialog.tsx";
import { Basis } from "./Basis.tsx";
import { Checks } from "./Checks.tsx";
import { CustomerCard } from "./CustomerCard.tsx";
import { Labels } from "./Labels.tsx";
import { LeadSteps } from "./LeadSteps.tsx";
import { SummaryCard } from "./SummaryCard.tsx";

interface Props {
  chatId: string;
  /** The message that is to be explained; without one, the newest that can be. */
  messageId: string | undefined;
  isOpen: boolean;
  onClose(): void;
  /** Show a message in the conversation. */
  onShow(messageId: string): void;
}

/** What is known of a chat, and what each of it stands on. A pane on a desk; where there is no room, a dialog. */
export function Evidence({ chatId, messageId, isOpen, onClose, onShow }: Props) {
  const isWide = useIsWide();
  const content = <Content chatId={chatId} messageId={messageId} onShow={onShow} />;
  if (isWide) {
    return (
      <aside
        aria-label={t.evidence.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="min-h-0 overflow-y-auto border-line border-l bg-panel p-4 -outline-offset-2"
      >
        {content}
      </aside>
    );
  }
  if (!isOpen) return null;
  return (
    <Dialog title={t.evidence.title} open onClose={onClose}>
      {content}
    </Dialog>
  );
}

function Content({ chatId, messageId, onShow }: Pick<Props, "chatId" | "messageId" | "onShow">) {
  const { workspace } = useHere();
  const { data: chat } = useQuery(chatQuery(workspace.id, chatId));
  const { data: messages = [] } = useInfiniteQuery(messagesQuery(workspace.id, chatId));
  if (!chat) return <p className="text-muted text-sm">{t.shell.loading}</p>;
  const { reply, question } = explained(messages, messageId);
  return (
    <div className="flex flex-col gap-5">
      <LeadSteps chatId={chatId} onShow={onShow} />
      {reply?.grounding && <Basis grounding={reply.grounding} generation={reply.generation} />}
      {question?.decision && <Checks decision={question.decision} />}
      <SummaryCard chatId={chatId} />
      <Labels chat={chat} />
      <CustomerCard chat={chat} />
    </div>
  );
}

/** Return the reply and the question that are explained by the message, or else the newest ones. */
function explained(messages: Message[], messageId: string | undefined): { reply?: Message; question?: Message } {
  const chosen = messages.find(({ id }) => id === messageId);
  const reply = chosen?.grounding ? chosen : messages.find(({ id }) => id === chosen?.decision?.reply_id);
  if (chosen) {
    const question = chosen.decision ? chosen : messages.findLast(({ decision }) => decision?.reply_id === chosen.id);
    return { ...(reply ? { reply } : {}), ...(question ? { question } : {}) };
  }
  const question = messages.findLast(({ decision }) => decision !== null);
  const answer = messages.find(({ id }) => id === question?.decision?.reply_id);
  return { ...(answer ? { reply: answer } : {}), ...(question ? { question } : {}) };
}
