import { Plus, X } from "lucide-react";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { type Day, dayName, isSpan, type Span, USUAL_SPAN } from "./week.ts";

interface Props {
  day: Day;
  spans: readonly Span[];
  onChange(spans: Span[]): void;
}

const TIME =
  "min-h-9 min-w-0 shrink rounded-lg border border-field bg-panel px-2 text-base sm:text-sm aria-invalid:border-danger";

/** The times of one day. */
export function DayRow({ day, spans, onChange }: Props) {
  const name = dayName(day);
  const change = (index: number, changes: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...changes } : span)));
  return (
    <li aria-label={name} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2 text-sm">
      <span className="w-full pt-2 sm:w-28 font-medium first-letter:uppercase">{name}</span>
      <div className="flex min-w-0 flex-col gap-2">
        {spans.length === 0 && <span className="text-muted sm:pt-2">{t.assistant.closed}</span>}
        {spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: times have no other
          <div key={index} className="flex items-center gap-2">
            <input
              type="time"
              value={span.opens}
              aria-label={t.assistant.opens(name)}
              aria-invalid={!isSpan(span)}
              onChange={(event) => change(index, { opens: event.target.value })}
              className={TIME}
            />
            –
            <input
              type="time"
              value={span.closes}
              aria-label={t.assistant.closes(name)}
              aria-invalid={!isSpan(span)}
              onChange={(event) => change(index, { closes: event.target.value })}
              className={TIME}
            />
            <IconButton
              icon={X}
              label={t.assistant.removeTimes(name)}
              onClick={() => onChange(spans.filter((_, at) => at !== index))}
            />
          </div>
        ))}
      </div>
      <IconButton
        icon={Plus}
        label={t.assistant.addTimes(name)}
        onClick={() => onChange([...spans, USUAL_SPAN])}
        className="ml-auto"
      />
    </li>
  );
}
