import { useRestorePrompt } from "@/api/prompts.ts";
import type { Prompt } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Dialog } from "@/ui/Dialog.tsx";
import { toast, toastError } from "@/ui/toasts.tsx";
import { openingWords } from "../hours/week.ts";

interface Props {
  version: Prompt;
  isInUse: boolean;
  onClose(): void;
}

/** An earlier version of the prompt, in full. */
export function VersionDialog({ version, isInUse, onClose }: Props) {
  const { workspace } = useHere();
  const restore = useRestorePrompt(workspace.id);
  const number = version.version ?? 0;
  const back = () =>
    restore.mutate(number, {
      onSuccess: (saved) => {
        toast(t.assistant.savedAs(saved.version ?? 0));
        onClose();
      },
      onError: toastError,
    });
  return (
    <Dialog title={t.assistant.versionNumber(number)} open onClose={onClose}>
      <dl className="flex flex-col gap-3 text-sm">
        {parts(version).map(([name, text]) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="whitespace-pre-wrap break-words text-muted">{text}</dd>
          </div>
        ))}
      </dl>
      {workspace.role === "admin" && !isInUse && (
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.shell.close}</Button>
          <Button look="primary" busy={restore.isPending} onClick={back}>
            {t.assistant.restore}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function parts(version: Prompt): [name: string, text: string][] {
  const a = t.assistant;
  const all: [string, string | null | undefined][] = [
    [a.business, version.business_description],
    [a.system, version.system_prompt],
    [a.tone, version.tone],
    [a.length, a.lengths[version.length ?? "short"]],
    [a.language, version.language],
    [a.greeting, version.greeting],
    [a.handOverRules, version.hand_over_rules?.join("\n")],
    [a.handOverMessage, version.hand_over_message],
    [a.neverSay, version.never_say?.join("\n")],
    [a.hours, version.office_hours && openingWords(version.office_hours)],
    [a.closedMessage, version.out_of_hours_message],
  ];
  return all.filter((part): part is [string, string] => !!part[1]);
}
