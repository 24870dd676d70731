import type { Suggestion } from "./suggestions.ts";

interface Props {
  id: string;
  label: string;
  suggestions: readonly Suggestion[];
  chosen: number;
  onPick(suggestion: Suggestion): void;
}

/** What the text may become, above the field; the field keeps the focus. */
export function SuggestionList({ id, label, suggestions, chosen, onPick }: Props) {
  if (suggestions.length === 0) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      className="max-h-64 overflow-y-auto rounded-xl border border-line bg-panel p-1 shadow-lg"
    >
      {suggestions.map((suggestion, index) => (
        <button
          key={suggestion.id}
          id={`${id}-${index}`}
          type="button"
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(suggestion)}
          className="flex min-h-10 w-full items-baseline gap-3 rounded-lg px-3 py-1.5 text-left text-sm hover:bg-raised aria-selected:bg-raised"
        >
          <span className="shrink-0 font-medium">{suggestion.title}</span>
          <span className="truncate text-muted">{suggestion.about}</span>
        </button>
      ))}
    </div>
  );
}
