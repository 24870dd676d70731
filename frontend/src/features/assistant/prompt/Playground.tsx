import { RotateCcw, SendHorizontal } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { TurnOutcome } from "./TurnOutcome.tsx";
import type { PlaygroundState, TriedTurn } from "./usePlayground.ts";

interface Props {
  playground: PlaygroundState;
  /** What is tried is what stands in the form and is not saved yet. */
  isDraft: boolean;
}

/** Talking to the AI as a customer would. */
export function Playground({ playground: { turns, isAsking, error, say, beginAnew }, isDraft }: Props) {
  const [text, setText] = useState("");
  const log = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there is more to see
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [turns.length, isAsking]);
  return (
    <div className="flex min-h-0 grow flex-col">
      <p role="status" className="px-4 pb-2 text-muted text-xs">
        {isDraft ? t.assistant.triesDraft : t.assistant.triesInUse} {t.assistant.nothingSent}
      </p>
      <div
        ref={log}
        role="log"
        aria-label={t.assistant.try}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="flex min-h-0 grow flex-col gap-2 overflow-y-auto bg-canvas p-3 -outline-offset-2"
      >
        {turns.map((turn, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns are only added
          <Turn key={index} turn={turn} />
        ))}
        {isAsking && <p className="self-end text-muted text-sm">{t.assistant.thinking}</p>}
        {error && <Notice kind="danger">{error.message}</Notice>}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // The form of the prompt around it is none of its business.
          event.stopPropagation();
          if (!text.trim() || isAsking) return;
          say(text.trim());
          setText("");
        }}
        className="flex items-center gap-2 border-line border-t p-2"
      >
        <input
          value={text}
          maxLength={4096}
          aria-label={t.assistant.asCustomer}
          placeholder={t.assistant.asCustomer}
          onChange={(event) => setText(event.target.value)}
          className="min-h-11 min-w-0 grow rounded-xl border border-field bg-canvas px-3 text-base placeholder:text-muted sm:text-sm"
        />
        <button
          type="submit"
          aria-label={t.inbox.send}
          title={t.inbox.send}
          disabled={!text.trim() || isAsking}
          className="grid size-11 shrink-0 place-items-center rounded-xl bg-brand text-on-brand disabled:opacity-50"
        >
          <SendHorizontal aria-hidden size={20} />
        </button>
        {turns.length > 0 && <IconButton icon={RotateCcw} label={t.assistant.beginAnew} onClick={beginAnew} />}
      </form>
    </div>
  );
}

function Turn({ turn }: { turn: TriedTurn }) {
  if (turn.role === "customer") {
    return (
      <p className="max-w-[85%] self-start whitespace-pre-wrap break-words rounded-xl bg-customer px-3 py-2">
        {turn.content}
      </p>
    );
  }
  return (
    <article aria-label={t.inbox.ai} className="flex max-w-[90%] flex-col gap-2 self-end">
      <p className="whitespace-pre-wrap break-words rounded-xl bg-ai px-3 py-2">
        {turn.content || <span className="text-muted italic">{t.assistant.saysNothing}</span>}
      </p>
      {turn.outcome && <TurnOutcome outcome={turn.outcome} />}
    </article>
  );
}
