import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import * as v from "valibot";
import { labelsQuery, useAddLabel, useChangeLabel, useRemoveLabel } from "@/api/labels.ts";
import type { Label } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";
import { TextField } from "@/ui/Field.tsx";
import { IconButton } from "@/ui/IconButton.tsx";
import { LABEL_COLORS, LabelChip, type LabelColor } from "@/ui/LabelChip.tsx";
import { Select } from "@/ui/Select.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";

const LABEL = v.object({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t.signIn.missing),
  ),
  color: v.picklist(LABEL_COLORS),
});

/** What the team calls its kinds of chats. */
export function LabelSettings() {
  const { workspace } = useHere();
  const { data: labels = [] } = useQuery(labelsQuery(workspace.id));
  return (
    <>
      <ul className="flex flex-col gap-2">
        {labels.map((label) => (
          <LabelRow key={label.id} label={label} />
        ))}
      </ul>
      <AddLabel />
    </>
  );
}

function LabelRow({ label }: { label: Label }) {
  const { workspace } = useHere();
  const [isRemoving, setRemoving] = useState(false);
  const change = useChangeLabel(workspace.id);
  const remove = useRemoveLabel(workspace.id);
  return (
    <li className="flex items-center gap-2">
      <span className="min-w-0 grow">
        <LabelChip color={label.color}>{label.name}</LabelChip>
      </span>
      <Select
        bare
        label={`${t.labels.color}: ${label.name}`}
        value={label.color}
        options={colors()}
        onChange={(event) =>
          change.mutate({ ...label, color: event.target.value as LabelColor }, { onError: toastError })
        }
      />
      <IconButton icon={Trash2} label={`${t.shell.remove}: ${label.name}`} onClick={() => setRemoving(true)} />
      <ConfirmDialog
        open={isRemoving}
        question={t.labels.removeSure(label.name)}
        confirm={t.shell.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(label.id, { onError: toastError, onSettled: () => setRemoving(false) })}
        onClose={() => setRemoving(false)}
      />
    </li>
  );
}

function AddLabel() {
  const { workspace } = useHere();
  const add = useAddLabel(workspace.id);
  const { register, handleSubmit, refuse, reset, formState } = useValidForm(LABEL, { name: "", color: "gray" });
  const submit = handleSubmit((label) => add.mutateAsync(label).then(() => reset(), refuse));
  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <div className="min-w-40 grow">
        <TextField
          label={t.labels.name}
          maxLength={40}
          error={formState.errors.name?.message ?? formState.errors.root?.message}
          {...register("name")}
        />
      </div>
      <Select label={t.labels.color} options={colors()} {...register("color")} />
      <Button type="submit" busy={formState.isSubmitting} className="mt-6">
        {t.labels.add}
      </Button>
    </form>
  );
}

function colors() {
  return LABEL_COLORS.map((color) => [color, t.labels.colors[color]] as const);
}
