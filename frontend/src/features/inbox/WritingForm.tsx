import { Mic, SendHorizontal } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { SuggestedField } from "./SuggestedField.tsx";

interface Props extends Omit<ComponentProps<typeof SuggestedField>, "describedBy"> {
  about: string;
  above?: ReactNode;
  beside?: ReactNode;
  /** Speak, where nothing is written. */
  onRecord?(): void;
}

/** A text, what is said of it, and the button that sends it. */
export function WritingForm({ about, above, beside, onRecord, ...field }: Props) {
  const id = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        field.onSubmit();
      }}
      className="flex min-w-0 grow flex-col gap-1"
    >
      {above}
      <p id={id} className="text-muted text-xs">
        {about}
        <span className="sr-only"> {t.inbox.keys}</span>
      </p>
      <div className="flex items-end gap-2">
        {beside}
        <SuggestedField describedBy={id} {...field} />
        {onRecord && !field.text.trim() ? (
          <IconButton icon={Mic} label={t.inbox.record} onClick={onRecord} className="size-11" />
        ) : (
          <button
            type="submit"
            aria-label={t.inbox.send}
            title={t.inbox.send}
            disabled={!field.text.trim()}
            className="grid size-11 shrink-0 place-items-center rounded-xl bg-brand text-on-brand disabled:opacity-50"
          >
            <SendHorizontal aria-hidden size={20} />
          </button>
        )}
      </div>
    </form>
  );
}
