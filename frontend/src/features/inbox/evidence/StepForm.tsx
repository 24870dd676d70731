import { useState } from "react";
import type { StepProgress } from "@/api/types.ts";
import { useSetStep } from "@/api/workflow.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { TextField } from "@/ui/Field.tsx";
import { Select } from "@/ui/Select.tsx";

interface Props {
  chatId: string;
  progress: StepProgress;
  onDone(): void;
}

/** Correcting what a step has come to, clearing it, or giving it back to the AI. */
export function StepForm({ chatId, progress: { step, current, held }, onDone }: Props) {
  const { workspace } = useHere();
  const [value, setValue] = useState(String(current?.value ?? ""));
  const save = useSetStep(workspace.id, chatId);
  const set = (chosen: string | boolean | null | undefined) =>
    save.mutate({ stepId: step.id, value: chosen }, { onSuccess: onDone });
  const options =
    step.kind === "yes_no"
      ? [["true", t.evidence.yes] as const, ["false", t.evidence.no] as const]
      : step.options.map((one) => [one, one] as const);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set(step.kind === "yes_no" ? value === "true" : value);
      }}
      className="flex flex-col gap-2 py-1"
    >
      {options.length ? (
        <Select
          bare
          label={step.description}
          value={value}
          options={[["", "…"], ...options]}
          onChange={(event) => setValue(event.target.value)}
        />
      ) : (
        <TextField
          label={t.evidence.value}
          value={value}
          error={save.error?.message}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={save.isPending} disabled={!value}>
          {t.shell.save}
        </Button>
        {current && <Button onClick={() => set(null)}>{t.evidence.clear}</Button>}
        {held && <Button onClick={() => set(undefined)}>{t.evidence.giveBack}</Button>}
      </div>
    </form>
  );
}
