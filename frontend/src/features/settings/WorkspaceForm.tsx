import * as v from "valibot";
import { useHere } from "@/api/workspaceContext.ts";
import { useChangeWorkspace } from "@/api/workspaces.ts";
import { t } from "@/lib/texts/index.ts";
import { LongTextField, TextField } from "@/ui/Field.tsx";
import { toast } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { SavedForm } from "./SavedForm.tsx";

const WORKSPACE = v.object({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t.signIn.missing),
  ),
  description: v.pipe(v.string(), v.trim()),
});

export function WorkspaceForm({ isLocked }: { isLocked: boolean }) {
  const { workspace } = useHere();
  const change = useChangeWorkspace(workspace.id);
  const { name, description } = workspace;
  const { register, handleSubmit, refuse, reset, formState } = useValidForm(WORKSPACE, { name, description });
  const submit = handleSubmit((changes) =>
    change.mutateAsync(changes).then(() => {
      reset(changes);
      toast(t.settings.saved);
    }, refuse),
  );
  return (
    <SavedForm state={formState} onSubmit={submit} isLocked={isLocked}>
      <TextField label={t.settings.name} maxLength={100} error={formState.errors.name?.message} {...register("name")} />
      <LongTextField
        label={t.settings.description}
        hint={t.settings.descriptionHint}
        rows={3}
        maxLength={1000}
        error={formState.errors.description?.message}
        {...register("description")}
      />
    </SavedForm>
  );
}
