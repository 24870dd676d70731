import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import { CircleCheck, CircleDashed } from "lucide-react";
import { type ReactNode, useState } from "react";
import { aiSettingsQuery, useChangeAiSettings } from "@/api/aiSettings.ts";
import { documentsQuery } from "@/api/documents.ts";
import { itemsOf } from "@/api/pages.ts";
import { phoneNumbersQuery } from "@/api/phoneNumbers.ts";
import { promptQuery } from "@/api/prompts.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { useTried } from "./tried.ts";

/** What is left to do until the AI may answer customers. Once it does, this is gone. */
export function FirstSteps() {
  const { workspace } = useHere();
  const { data: ai } = useQuery(aiSettingsQuery(workspace.id));
  const { data: prompt } = useQuery(promptQuery(workspace.id));
  const { data: phones } = useQuery(phoneNumbersQuery(workspace.id));
  const documents = useInfiniteQuery(documentsQuery(workspace.id));
  const hasTried = useTried(workspace.id);
  if (!ai || !prompt || !phones || !documents.data || (ai.enabled && prompt.version !== 0)) return null;
  const params = { workspaceId: workspace.id };
  return (
    <section aria-label={t.assistant.first} className="flex flex-col gap-3 rounded-xl border border-line bg-panel p-4">
      <h2 className="font-semibold">{t.assistant.first}</h2>
      <ol className="flex flex-col gap-1 text-sm">
        <Step isDone={phones.length > 0} words={t.assistant.firstNumber} to="/w/$workspaceId/numbers" params={params} />
        <Step isDone={prompt.version !== 0} words={t.assistant.firstBusiness} />
        <Step
          isDone={itemsOf(documents.data).length > 0}
          words={t.assistant.firstPrices}
          to="/w/$workspaceId/knowledge"
          params={params}
        />
        <Step isDone={hasTried} words={t.assistant.firstTry} />
        <Step isDone={ai.enabled} words={t.assistant.firstOn}>
          {!ai.enabled && <SwitchOn />}
        </Step>
      </ol>
    </section>
  );
}

interface StepProps extends Pick<LinkProps, "to"> {
  isDone: boolean;
  words: string;
  params?: { workspaceId: string };
  /** What does it, in place of the words. */
  children?: ReactNode;
}

function Step({ isDone, words, to, params, children }: StepProps) {
  const Icon = isDone ? CircleCheck : CircleDashed;
  return (
    <li className="flex min-h-8 items-center gap-2">
      <Icon
        role="img"
        aria-label={isDone ? t.assistant.done : t.assistant.open}
        size={18}
        className={`shrink-0 ${isDone ? "text-brand" : "text-muted"}`}
      />
      {children ||
        (to && params && !isDone ? (
          <Link to={to} params={params} className="text-brand underline">
            {words}
          </Link>
        ) : (
          <span className={isDone ? "text-muted" : ""}>{words}</span>
        ))}
    </li>
  );
}

function SwitchOn() {
  const { workspace } = useHere();
  const [isAsking, setAsking] = useState(false);
  const change = useChangeAiSettings(workspace.id);
  return (
    <>
      <Button look="primary" onClick={() => setAsking(true)}>
        {t.ai.switchOn}
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={t.ai.onSure}
        confirm={t.ai.switchOn}
        look="primary"
        busy={change.isPending}
        onConfirm={() => change.mutate({ enabled: true }, { onError: toastError, onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
