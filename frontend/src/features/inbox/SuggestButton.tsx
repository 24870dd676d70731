import { Sparkles } from "lucide-react";
import { useSuggest } from "@/api/suggestions.ts";
import type { Grounding } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { Proof } from "@/ui/Proof.tsx";
import { toastError } from "@/ui/toasts.tsx";

interface Props {
  chatId: string;
  onSuggested(suggestion: { content: string; grounding: Grounding | null }): void;
}

/** Has the AI write what it would say: it is sent by whoever asked, or not. */
export function SuggestButton({ chatId, onSuggested }: Props) {
  const suggest = useSuggest(chatId);
  return (
    <IconButton
      icon={Sparkles}
      label={t.inbox.suggest}
      aria-busy={suggest.isPending}
      disabled={suggest.isPending}
      className={suggest.isPending ? "animate-pulse" : ""}
      onClick={() => suggest.mutate(undefined, { onSuccess: onSuggested, onError: toastError })}
    />
  );
}

/** What a suggestion stands on, and which of its figures nothing bears out. */
export function Sources({ grounding }: { grounding: Grounding }) {
  const unproven = grounding.figures.filter(({ basis }) => !basis).map(({ text }) => text);
  return (
    <div className="flex max-h-24 flex-col gap-1 overflow-y-auto text-xs">
      {unproven.length > 0 && (
        <p role="alert" className="text-attention">
          {t.inbox.suggestedUnproven(unproven.join("; "))}
        </p>
      )}
      {grounding.sources.length === 0 && <p className="text-muted">{t.inbox.suggestedByNothing}</p>}
      {grounding.sources.map(({ chunk_id, quote, filename, place }) => (
        <p key={`${chunk_id} ${quote}`}>
          <span className="text-muted">
            {t.inbox.suggestedBy} {filename} {place}:{" "}
          </span>
          <Proof>{quote}</Proof>
        </p>
      ))}
    </div>
  );
}
