import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { isTouched } from "@/lib/isTouched.ts";
import { t } from "@/lib/texts/index.ts";
import { SuggestionList } from "./SuggestionList.tsx";
import type { Suggestion } from "./suggestions.ts";

// What WhatsApp takes.
const LONGEST = 4096;

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  placeholder: string;
  describedBy: string;
  text: string;
  suggestions: readonly Suggestion[];
  onText(text: string): void;
  onSubmit(): void;
}

/** A text that grows as it is written, with what it may become. Enter sends it, or takes the suggestion. */
export function SuggestedField({ field, label, placeholder, describedBy, text, suggestions, onText, onSubmit }: Props) {
  const id = useId();
  const [marked, setMarked] = useState(0);
  const chosen = Math.min(marked, suggestions.length - 1);
  const isOpen = suggestions.length > 0;
  const pick = ({ becomes }: Suggestion) => {
    onText(becomes);
    setMarked(0);
    field.current?.focus();
  };
  const step = (by: number) => setMarked((chosen + suggestions.length + by) % suggestions.length);
  const take = () => suggestions[chosen] && pick(suggestions[chosen]);
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Escape") field.current?.blur();
    // Within a composition, Enter ends that.
    if (event.shiftKey || event.nativeEvent.isComposing) return;
    // On a phone, Enter begins a new line.
    if (isOpen && event.key === "ArrowDown") step(1);
    else if (isOpen && event.key === "ArrowUp") step(-1);
    else if (isOpen && (event.key === "Enter" || event.key === "Tab")) take();
    else if (!isOpen && event.key === "Enter" && !isTouched) onSubmit();
    else return;
    event.preventDefault();
  };
  return (
    <div className="relative min-w-0 grow">
      <div className="absolute inset-x-0 bottom-full z-10 mb-1">
        <SuggestionList id={id} label={t.inbox.suggestions} suggestions={suggestions} chosen={chosen} onPick={pick} />
      </div>
      <textarea
        ref={field}
        rows={1}
        value={text}
        maxLength={LONGEST}
        placeholder={placeholder}
        aria-label={label}
        aria-describedby={describedBy}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={pressed}
        className="field-sizing-content max-h-40 min-h-11 w-full resize-none rounded-xl border border-field bg-canvas px-3 py-2.5 text-base placeholder:text-muted"
      />
    </div>
  );
}
