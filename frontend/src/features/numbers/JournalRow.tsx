import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useReplay } from "@/api/journal.ts";
import type { JournalEntry } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Button } from "@/ui/Button.tsx";
import { toast, toastError } from "@/ui/toasts.tsx";
import { readable } from "./journalFilter.ts";

const COLOURS = { waiting: "bg-field", taken_in: "bg-brand", dropped: "bg-field", set_aside: "bg-attention" };

/** An event, and what became of it; opened, how it was sent. */
export function JournalRow({ entry, mayReplay }: { entry: JournalEntry; mayReplay: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const outcome = entry.outcome && t.journal.outcomes[entry.outcome];
  return (
    <li className="flex flex-col gap-2 p-3 text-sm md:px-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <time dateTime={entry.arrived_at} className="w-32 shrink-0 text-muted">
          {dayAndClock(entry.arrived_at)}
        </time>
        <span className="w-20 shrink-0">{t.journal.tolds[entry.told]}</span>
        <span className={`flex items-center gap-2 ${entry.state === "set_aside" ? "font-medium text-attention" : ""}`}>
          <span aria-hidden className={`size-2.5 rounded-full ${COLOURS[entry.state]}`} />
          {t.journal.states[entry.state]}
        </span>
        {outcome && <span className="text-muted">{outcome}</span>}
        <span className="ml-auto flex items-center gap-2">
          {entry.state === "set_aside" && mayReplay && <Replay entry={entry} />}
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-9 items-center gap-1 rounded-lg px-2 text-brand hover:bg-raised"
          >
            {t.journal.details}
            <ChevronDown aria-hidden size={16} className={isOpen ? "rotate-180" : ""} />
          </button>
        </span>
      </div>
      {entry.reason && <p className="break-words text-muted">{entry.reason}</p>}
      {isOpen && <Details entry={entry} />}
    </li>
  );
}

function Replay({ entry }: { entry: JournalEntry }) {
  const { workspace } = useHere();
  const replay = useReplay(workspace.id);
  const again = () => replay.mutate(entry.id, { onSuccess: () => toast(t.journal.replayed), onError: toastError });
  return (
    <Button busy={replay.isPending} onClick={again}>
      {t.journal.replay}
    </Button>
  );
}

function Details({ entry }: { entry: JournalEntry }) {
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        <dt className="text-muted">{t.journal.ourNumber}</dt>
        <dd>{entry.phone_number}</dd>
        <dt className="text-muted">{t.journal.messageId}</dt>
        <dd className="break-all">{entry.message_id}</dd>
        {entry.attempts > 0 && (
          <>
            <dt className="text-muted">{t.journal.attempts}</dt>
            <dd>{entry.attempts}</dd>
          </>
        )}
        {entry.warnings.length > 0 && (
          <>
            <dt className="text-muted">{t.journal.warnings}</dt>
            <dd className="break-words">{entry.warnings.join(" ")}</dd>
          </>
        )}
      </dl>
      {entry.body && (
        <figure>
          <figcaption className="text-muted">{t.journal.body}</figcaption>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
            tabIndex={0}
            className="mt-1 max-h-80 overflow-auto rounded-lg bg-raised p-3 text-xs"
          >
            {readable(entry.body)}
          </pre>
        </figure>
      )}
    </div>
  );
}
