import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { WorkflowStep } from "@/api/types.ts";
import { useRemoveStep } from "@/api/workflowSteps.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";
import { IconButton } from "@/ui/IconButton.tsx";
import { toastError } from "@/ui/toasts.tsx";

interface Props {
  step: WorkflowStep;
  mayManage: boolean;
  onEdit(): void;
  /** Not for the first. */
  onUp: (() => void) | undefined;
  /** Not for the last. */
  onDown: (() => void) | undefined;
}

export function StepRow({ step, mayManage, onEdit, onUp, onDown }: Props) {
  const { description, key, kind, required, options } = step;
  const facts = [key, t.assistant.kinds[kind], required && t.evidence.required, options.join(", ")];
  return (
    <li aria-label={description} className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-3">
      <div className="min-w-0 grow basis-48">
        <p className="break-words font-medium">{description}</p>
        <p className="break-words text-muted text-sm">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      {mayManage && (
        <div className="flex">
          <IconButton icon={ArrowUp} label={t.assistant.up(description)} disabled={!onUp} onClick={onUp} />
          <IconButton icon={ArrowDown} label={t.assistant.down(description)} disabled={!onDown} onClick={onDown} />
          <IconButton icon={Pencil} label={t.assistant.changeStep(description)} onClick={onEdit} />
          <Removing step={step} />
        </div>
      )}
    </li>
  );
}

function Removing({ step }: { step: WorkflowStep }) {
  const { workspace } = useHere();
  const [isAsking, setAsking] = useState(false);
  const remove = useRemoveStep(workspace.id);
  return (
    <>
      <IconButton icon={Trash2} label={t.assistant.removeStep(step.description)} onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={isAsking}
        question={t.assistant.removeStepSure(step.description)}
        confirm={t.shell.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(step.id, { onError: toastError, onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
