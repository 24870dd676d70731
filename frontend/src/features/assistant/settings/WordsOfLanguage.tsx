import { Trash2 } from "lucide-react";
import type { ChangeEvent } from "react";
import { t } from "@/lib/texts/index.ts";
import { LongTextField, TextField } from "@/ui/Field.tsx";
import { IconButton } from "@/ui/IconButton.tsx";
import type { LanguageFields } from "./optOutFields.ts";

interface Props {
  fields: LanguageFields;
  errorOf(name: keyof LanguageFields): string | undefined;
  onChange(fields: LanguageFields): void;
  /** Not for the last one. */
  onRemove: (() => void) | undefined;
}

export function WordsOfLanguage({ fields, errorOf, onChange, onRemove }: Props) {
  const field = (name: keyof LanguageFields) => ({
    label: t.assistant.wordFields[name],
    value: fields[name],
    error: errorOf(name),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange({ ...fields, [name]: event.target.value }),
  });
  return (
    <section
      aria-label={t.assistant.wordsOf(fields.language)}
      className="grid gap-4 rounded-xl border border-line bg-panel p-4 sm:grid-cols-2 md:p-6"
    >
      <div className="flex items-start justify-between gap-2 sm:col-span-2">
        <TextField {...field("language")} hint={t.assistant.languageCode} maxLength={20} />
        {onRemove && (
          <IconButton icon={Trash2} label={t.assistant.removeLanguage(fields.language)} onClick={onRemove} />
        )}
      </div>
      <LongTextField {...field("stop")} hint={t.assistant.oneToALine} />
      <LongTextField {...field("start")} hint={t.assistant.oneToALine} />
      <LongTextField {...field("stopped_message")} rows={2} maxLength={1000} />
      <LongTextField {...field("started_message")} rows={2} maxLength={1000} />
    </section>
  );
}
