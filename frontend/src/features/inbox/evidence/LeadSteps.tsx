import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, Pencil } from "lucide-react";
import { useState } from "react";
import { useMemberName } from "@/api/names.ts";
import type { StepProgress } from "@/api/types.ts";
import { workflowQuery } from "@/api/workflow.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { stepValue } from "@/lib/stepValue.ts";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { Proof } from "@/ui/Proof.tsx";
import { Section } from "./Section.tsx";
import { StepForm } from "./StepForm.tsx";

interface Props {
  chatId: string;
  /** Show the message in which something stands. */
  onShow(messageId: string): void;
}

/** How far the lead is, each step with the customer's own words. */
export function LeadSteps({ chatId, onShow }: Props) {
  const { workspace } = useHere();
  const { data: workflow } = useQuery(workflowQuery(workspace.id, chatId));
  if (!workflow || workflow.steps.length === 0) return null;
  const { completed, total } = workflow.progress;
  const count = <span className="text-muted text-xs">{t.evidence.progress(completed, total)}</span>;
  return (
    <Section title={workflow.qualified ? t.evidence.qualified : t.evidence.lead} action={count}>
      <ul className="flex flex-col gap-2">
        {workflow.steps.map((progress) => (
          <Step key={progress.step.id} chatId={chatId} progress={progress} onShow={onShow} />
        ))}
      </ul>
      {workflow.tracking_error && <p className="text-danger text-xs">{workflow.tracking_error}</p>}
    </Section>
  );
}

function Step({ chatId, progress, onShow }: Props & { progress: StepProgress }) {
  const [isEdited, setEdited] = useState(false);
  const memberName = useMemberName();
  const { step, complete, current } = progress;
  const source = current?.message_id;
  const Icon = complete ? CircleCheck : CircleDashed;
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden size={18} className={`mt-0.5 shrink-0 ${complete ? "text-brand" : "text-muted"}`} />
      <div className="min-w-0 grow">
        <p>
          {step.description}
          {step.required && <span className="text-muted"> · {t.evidence.required}</span>}
        </p>
        {isEdited ? (
          <StepForm chatId={chatId} progress={progress} onDone={() => setEdited(false)} />
        ) : (
          <p className={complete ? "font-medium" : "text-muted"}>
            {complete ? stepValue(current?.value) : t.evidence.open}
          </p>
        )}
        {current?.quote && <Proof onClick={source ? () => onShow(source) : undefined}>“{current.quote}”</Proof>}
        {current?.set_by && <p className="text-muted text-xs">{t.evidence.setBy(memberName(current.set_by))}</p>}
      </div>
      {!progress.removed && (
        <IconButton
          icon={Pencil}
          label={t.evidence.correct(step.description)}
          onClick={() => setEdited(!isEdited)}
          className="size-8!"
        />
      )}
    </li>
  );
}
