import { useQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useEffect, useState } from "react";
import { promptQuery, useSavePrompt } from "@/api/prompts.ts";
import type { Prompt } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { useIsWide } from "@/lib/useIsWide.ts";
import { Button } from "@/ui/Button.tsx";
import { Dialog } from "@/ui/Dialog.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { toast } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { Playground } from "./Playground.tsx";
import { PromptForm } from "./PromptForm.tsx";
import { changed, choiceOf, fieldsOf, PROMPT, type PromptFields } from "./promptFields.ts";
import { usePlayground } from "./usePlayground.ts";
import { Versions } from "./Versions.tsx";

/** What the AI is told, trying it out before customers meet it, and what it was told before. */
export function PromptPart() {
  const { workspace } = useHere();
  const { data: prompt, error, refetch } = useQuery(promptQuery(workspace.id));
  if (error && !prompt) return <Retry error={error} onRetry={refetch} />;
  if (!prompt) return <p className="text-muted text-sm">{t.shell.loading}</p>;
  return <Editor prompt={prompt} />;
}

function Editor({ prompt }: { prompt: Prompt }) {
  const { workspace } = useHere();
  const isWide = useIsWide();
  const [isTrying, setTrying] = useState(false);
  const save = useSavePrompt(workspace.id);
  const form = useValidForm(PROMPT, fieldsOf(prompt));
  const { reset, getValues, handleSubmit, refuse, formState } = form;
  const { isDirty, dirtyFields } = formState;
  const draft = () => (isDirty ? { ...chosenIn(prompt), ...choiceOf(getValues() as PromptFields) } : null);
  const playground = usePlayground(draft);
  // What colleagues save is shown, but for what somebody is writing here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version
  useEffect(() => {
    if (!isDirty) reset(fieldsOf(prompt));
  }, [prompt.version]);
  const submit = handleSubmit((fields) =>
    save.mutateAsync(changed(choiceOf(fields), dirtyFields)).then((saved) => {
      reset(fieldsOf(saved));
      toast(t.assistant.savedAs(saved.version ?? 0));
    }, refuse),
  );
  const isAdmin = workspace.role === "admin";
  const trial = <Playground playground={playground} isDraft={isDirty} />;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-4">
        {isAdmin && !isWide && (
          <Button className="self-start" onClick={() => setTrying(true)}>
            <FlaskConical aria-hidden size={18} />
            {t.assistant.try}
          </Button>
        )}
        <PromptForm form={form} isLocked={!isAdmin} onSubmit={submit} onDiscard={() => reset(fieldsOf(prompt))} />
        <Versions inUse={prompt.version ?? 0} />
      </div>
      {isAdmin && isWide && (
        <section
          aria-label={t.assistant.try}
          className="sticky top-4 flex h-[calc(100dvh-11rem)] min-h-96 flex-col rounded-xl border border-line bg-panel"
        >
          <h2 className="px-4 pt-3 font-semibold">{t.assistant.try}</h2>
          {trial}
        </section>
      )}
      {isAdmin && !isWide && (
        <Dialog title={t.assistant.try} open={isTrying} onClose={() => setTrying(false)}>
          <div className="-mx-5 -mb-5 flex h-[70dvh] flex-col">{trial}</div>
        </Dialog>
      )}
    </div>
  );
}

function chosenIn({ version, saved_by, saved_at, ...choice }: Prompt) {
  return choice;
}
