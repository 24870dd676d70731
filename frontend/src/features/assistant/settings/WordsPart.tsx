import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { aiSettingsQuery, useChangeAiSettings } from "@/api/aiSettings.ts";
import { ApiError } from "@/api/errors.ts";
import type { AiSettings } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { toast, toastError } from "@/ui/toasts.tsx";
import { SaveBar } from "../SaveBar.tsx";
import { fieldsOf, type LanguageFields, wordsOf } from "./optOutFields.ts";
import { WordsOfLanguage } from "./WordsOfLanguage.tsx";

/** What customers write to get no more automatic messages, and to get them again. */
export function WordsPart() {
  const { workspace } = useHere();
  const { data: settings, error, refetch } = useQuery(aiSettingsQuery(workspace.id));
  if (error && !settings) return <Retry error={error} onRetry={refetch} />;
  if (!settings) return <p className="text-muted text-sm">{t.shell.loading}</p>;
  return <WordsForm settings={settings} />;
}

function WordsForm({ settings }: { settings: AiSettings }) {
  const { workspace } = useHere();
  const saved = settings.opt_out_words.map(fieldsOf);
  const [edited, setEdited] = useState<LanguageFields[]>();
  const change = useChangeAiSettings(workspace.id);
  const languages = edited ?? saved;
  const isDirty = JSON.stringify(languages) !== JSON.stringify(saved);
  const errors = change.error instanceof ApiError ? change.error.fields : {};
  const discard = () => {
    setEdited(undefined);
    change.reset();
  };
  const over = () => {
    setEdited(undefined);
    toast(t.settings.saved);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ opt_out_words: languages.map(wordsOf) }, { onSuccess: over });
  };
  return (
    <form noValidate onSubmit={submit}>
      <fieldset disabled={workspace.role !== "admin"} className="flex min-w-0 flex-col gap-4">
        <p className="text-muted text-sm">{t.assistant.wordsAbout}</p>
        {change.error && <Notice kind="danger">{change.error.message}</Notice>}
        {languages.map((fields, index) => (
          <WordsOfLanguage
            // biome-ignore lint/suspicious/noArrayIndexKey: while one types, a language has no name yet
            key={index}
            fields={fields}
            errorOf={(name) => errorAt(errors, `opt_out_words.${index}.${name}`)}
            onChange={(next) => setEdited(languages.with(index, next))}
            onRemove={languages.length > 1 ? () => setEdited(languages.toSpliced(index, 1)) : undefined}
          />
        ))}
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setEdited([...languages, fieldsOf()])}>
            <Plus aria-hidden size={18} />
            {t.assistant.addLanguage}
          </Button>
          <Button
            look="quiet"
            onClick={() => change.mutate({ opt_out_words: null }, { onSuccess: over, onError: toastError })}
          >
            {t.assistant.toDefaults}
          </Button>
        </div>
        <SaveBar isDirty={isDirty} isBusy={change.isPending} onDiscard={discard} />
      </fieldset>
    </form>
  );
}

/** What is wrong with a field, or with one of its lines. */
function errorAt(errors: Record<string, string>, path: string): string | undefined {
  return Object.entries(errors).find(([name]) => name === path || name.startsWith(`${path}.`))?.[1];
}
