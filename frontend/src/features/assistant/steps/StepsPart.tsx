import { useQuery } from "@tanstack/react-query";
import { ListChecks, Plus } from "lucide-react";
import { useState } from "react";
import type { WorkflowStep } from "@/api/types.ts";
import { useReorderSteps, workflowStepsQuery } from "@/api/workflowSteps.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Empty } from "@/ui/Empty.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { StepDialog } from "./StepDialog.tsx";
import { StepRow } from "./StepRow.tsx";

/** What the AI finds out from each customer, in the order in which it asks. */
export function StepsPart() {
  const { workspace } = useHere();
  const { data: steps, error, refetch } = useQuery(workflowStepsQuery(workspace.id));
  const [edited, setEdited] = useState<WorkflowStep | "new">();
  const reorder = useReorderSteps(workspace.id);
  const mayManage = workspace.role === "admin";
  const move = (index: number, to: number) => {
    const step = steps?.[index];
    if (!steps || !step || !steps[to]) return;
    reorder.mutate(steps.toSpliced(index, 1).toSpliced(to, 0, step), { onError: toastError });
  };
  const add = mayManage && (
    <Button look="primary" className="self-start" onClick={() => setEdited("new")}>
      <Plus aria-hidden size={18} />
      {t.assistant.addStep}
    </Button>
  );
  return (
    <>
      <p className="text-muted text-sm">{t.assistant.stepsAbout}</p>
      {error && !steps && <Retry error={error} onRetry={refetch} />}
      {steps?.length === 0 && (
        <Empty icon={ListChecks} title={t.assistant.noSteps}>
          <p>{t.assistant.noStepsWhy}</p>
          {add}
        </Empty>
      )}
      {steps && steps.length > 0 && (
        <>
          <ol aria-label={t.assistant.steps} className="divide-y divide-line rounded-xl border border-line bg-panel">
            {steps.map((step, index) => (
              <StepRow
                key={step.id}
                step={step}
                mayManage={mayManage}
                onEdit={() => setEdited(step)}
                onUp={index > 0 ? () => move(index, index - 1) : undefined}
                onDown={index < steps.length - 1 ? () => move(index, index + 1) : undefined}
              />
            ))}
          </ol>
          {add}
        </>
      )}
      {edited && <StepDialog step={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </>
  );
}
