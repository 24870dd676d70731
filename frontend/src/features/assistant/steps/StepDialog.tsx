import type { WorkflowStep } from "@/api/types.ts";
import { useSaveStep } from "@/api/workflowSteps.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Dialog } from "@/ui/Dialog.tsx";
import { LongTextField, TextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { Select } from "@/ui/Select.tsx";
import { Switch } from "@/ui/Switch.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { fieldsOf, KINDS, keyFor, STEP, stepOf } from "./stepFields.ts";

interface Props {
  /** None: a new one. */
  step: WorkflowStep | undefined;
  onClose(): void;
}

export function StepDialog({ step, onClose }: Props) {
  return (
    <Dialog title={step ? t.assistant.changeStep(step.description) : t.assistant.addStep} open onClose={onClose}>
      <StepForm step={step} onClose={onClose} />
    </Dialog>
  );
}

function StepForm({ step, onClose }: Props) {
  const { workspace } = useHere();
  const save = useSaveStep(workspace.id, step?.id);
  const { register, handleSubmit, refuse, watch, setValue, formState } = useValidForm(STEP, fieldsOf(step));
  const { errors, isSubmitting, dirtyFields } = formState;
  const description = register("description", {
    // Whoever does not care gets a key made for them.
    onChange: (event) => {
      if (!step && !dirtyFields.key) setValue("key", keyFor(event.target.value));
    },
  });
  const submit = handleSubmit((fields) => save.mutateAsync(stepOf(fields)).then(onClose, refuse));
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {errors.root?.message && <Notice kind="danger">{errors.root.message}</Notice>}
      <TextField
        label={t.assistant.stepDescription}
        hint={t.assistant.stepDescriptionHint}
        maxLength={500}
        error={errors.description?.message}
        {...description}
      />
      <Select
        label={t.assistant.kind}
        options={KINDS.map((kind) => [kind, t.assistant.kinds[kind]] as const)}
        {...register("kind")}
      />
      {watch("kind") === "choice" && (
        <LongTextField
          label={t.assistant.options}
          hint={t.assistant.oneToALine}
          error={errors.options?.message}
          {...register("options")}
        />
      )}
      <Switch
        label={t.assistant.requiredStep}
        checked={watch("required")}
        onChange={(required) => setValue("required", required, { shouldDirty: true })}
      />
      <TextField
        label={t.assistant.key}
        hint={t.assistant.keyHint}
        maxLength={50}
        error={errors.key?.message}
        {...register("key")}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t.shell.cancel}</Button>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t.shell.save}
        </Button>
      </div>
    </form>
  );
}
