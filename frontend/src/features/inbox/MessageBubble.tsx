import { Sparkles } from "lucide-react";
import { lazy, memo, Suspense, useState } from "react";
import { useRetry } from "@/api/messages.ts";
import type { Chat, Message } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { clock, dayAndClock } from "@/lib/time.ts";
import { Button } from "@/ui/Button.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { useAuthorName } from "./chatNames.ts";
import { MessageActions } from "./MessageActions.tsx";
import { MessageBody } from "./MessageBody.tsx";
import { canBeAnswered } from "./Quote.tsx";
import { Ticks } from "./Ticks.tsx";
import { WrongNotice } from "./WrongNotice.tsx";

const WrongDialog = lazy(() => import("./WrongDialog.tsx").then((module) => ({ default: module.WrongDialog })));

const COLOURS = { customer: "bg-customer", ai: "bg-ai", member: "bg-member", phone: "bg-phone" };

interface Props {
  chat: Chat;
  message: Message;
  isFirstOfAuthor: boolean;
  onExplain(messageId: string): void;
  onReply(message: Message): void;
}

/** A message, by the colour and the name of who wrote it. */
export const MessageBubble = memo(function MessageBubble({
  chat,
  message,
  isFirstOfAuthor,
  onExplain,
  onReply,
}: Props) {
  const isOurs = message.direction === "outgoing";
  const author = useAuthorName(chat)(message);
  const { workspace } = useHere();
  const [isCorrecting, setCorrecting] = useState(false);
  const mayBeWrong = message.purpose === "reply" && workspace.role === "admin";
  return (
    <article
      aria-label={author}
      className={`group/message flex w-fit max-w-[92%] flex-col gap-1 md:max-w-[76%] ${isOurs ? "ml-auto items-end" : ""}`}
    >
      <div className={`flex max-w-full items-center gap-1 ${isOurs ? "flex-row-reverse" : ""}`}>
        <div
          className={`min-w-0 rounded-xl px-3 py-1.5 shadow-xs ${COLOURS[message.author]} ${message.status === "cancelled" ? "opacity-70" : ""}`}
        >
          {isFirstOfAuthor && isOurs && <p className="text-muted text-xs">{author}</p>}
          <MessageBody message={message} />
          <p className="flex items-center justify-end gap-1.5 text-muted text-xs">
            {message.edits.length > 0 && <span>{t.inbox.edited}</span>}
            {message.author === "ai" && message.grounding && (
              <button
                type="button"
                onClick={() => onExplain(message.id)}
                className="flex min-h-6 items-center gap-1 rounded text-brand hover:underline"
              >
                <Sparkles aria-hidden size={12} />
                {t.evidence.why}
              </button>
            )}
            <time dateTime={message.sent_at}>{clock(message.sent_at)}</time>
            {isOurs && <Ticks status={message.status} />}
          </p>
        </div>
        {canBeAnswered(message) && (
          <MessageActions
            onReply={() => onReply(message)}
            onWrong={mayBeWrong ? () => setCorrecting(true) : undefined}
          />
        )}
      </div>
      {message.reactions.length > 0 && (
        <p className="-mt-2 rounded-full border border-line bg-panel px-1.5 text-sm">
          {message.reactions.map(({ emoji }) => emoji).join(" ")}
        </p>
      )}
      {message.feedback && <WrongNotice feedback={message.feedback} />}
      <Outcome message={message} onExplain={onExplain} />
      {isCorrecting && (
        <Suspense>
          <WrongDialog reply={message} onClose={() => setCorrecting(false)} />
        </Suspense>
      )}
    </article>
  );
});

// What the page says anyway, or nobody asks about.
const PLAIN = new Set<string | null>(["history", "answered_by_people", "member_holds_chat", "phone_holds_chat"]);

/** What has become of it, where somebody should know. */
function Outcome({ message, onExplain }: { message: Message; onExplain(messageId: string): void }) {
  const { status, error, decision } = message;
  if (status === "failed" || status === "unknown") {
    return <Failed message={message} why={error ?? t.inbox.status[status]} />;
  }
  if (status === "cancelled") return <p className="text-muted text-xs">{t.inbox.cancelled}</p>;
  if (decision?.outcome === "failed")
    return <Failed message={message} why={decision.detail ?? t.inbox.reasons.ai_failed ?? ""} />;
  if (decision?.outcome === "waiting" && decision.until) {
    return <p className="text-muted text-xs">{t.inbox.aiWaits(dayAndClock(decision.until))}</p>;
  }
  if (decision?.outcome === "declined" && !PLAIN.has(decision.reason)) {
    return (
      <button
        type="button"
        onClick={() => onExplain(message.id)}
        className="min-h-6 text-left text-muted text-xs hover:underline"
      >
        {t.inbox.aiSilent}: {t.inbox.reasons[decision.reason ?? ""] ?? decision.reason}
      </button>
    );
  }
  return null;
}

function Failed({ message, why }: { message: Message; why: string }) {
  const { workspace } = useHere();
  const retry = useRetry(workspace.id);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-1 text-danger text-xs">
      {t.inbox.status.failed}: {why}
      <Button look="quiet" busy={retry.isPending} onClick={() => retry.mutate(message.id, { onError: toastError })}>
        {t.inbox.retry}
      </Button>
    </div>
  );
}
