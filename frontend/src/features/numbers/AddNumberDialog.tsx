import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { useChangeAiSettings } from "@/api/aiSettings.ts";
import { phoneNumbersQuery, useAddPhoneNumber, useConnect } from "@/api/phoneNumbers.ts";
import { promptQuery } from "@/api/prompts.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Dialog } from "@/ui/Dialog.tsx";
import { TextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";

const NUMBER = v.object({
  phone_number: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t.signIn.missing),
  ),
  label: v.pipe(v.string(), v.trim()),
});

interface Props {
  open: boolean;
  onClose(): void;
}

/** Adding a number: its code to scan appears at once. */
export function AddNumberDialog({ open, onClose }: Props) {
  return (
    <Dialog title={t.numbers.add} open={open} onClose={onClose}>
      <NumberForm onClose={onClose} />
    </Dialog>
  );
}

function NumberForm({ onClose }: { onClose(): void }) {
  const { workspace } = useHere();
  const add = useAddPhoneNumber(workspace.id);
  const connect = useConnect(workspace.id);
  const { register, handleSubmit, refuse, formState } = useValidForm(NUMBER, { phone_number: "", label: "" });
  const change = useChangeAiSettings(workspace.id);
  const { data: phones } = useQuery(phoneNumbersQuery(workspace.id));
  const { data: prompt } = useQuery(promptQuery(workspace.id));
  const isFirst = phones?.length === 0 && prompt?.version === 0;
  const submit = handleSubmit(async (number) => {
    try {
      // Before the number is there: whoever writes in between gets no answer by an AI that knows nothing yet.
      if (isFirst) await change.mutateAsync({ enabled: false });
      const { id } = await add.mutateAsync(number);
      connect.mutate(id, { onError: toastError });
      onClose();
    } catch (error) {
      refuse(error);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {formState.errors.root?.message && <Notice kind="danger">{formState.errors.root.message}</Notice>}
      <TextField
        label={t.numbers.number}
        hint={t.numbers.numberHint}
        type="tel"
        error={formState.errors.phone_number?.message}
        {...register("phone_number")}
      />
      <TextField
        label={t.numbers.label}
        hint={t.numbers.labelHint}
        maxLength={100}
        error={formState.errors.label?.message}
        {...register("label")}
      />
      {isFirst && <Notice>{t.numbers.aiStaysOff}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t.shell.cancel}</Button>
        <Button type="submit" look="primary" busy={formState.isSubmitting}>
          {t.numbers.add}
        </Button>
      </div>
    </form>
  );
}
