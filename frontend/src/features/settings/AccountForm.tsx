import * as v from "valibot";
import { useChangeName } from "@/api/accounts.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { toast } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { SavedForm } from "./SavedForm.tsx";

const ACCOUNT = v.object({
  full_name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t.signIn.missing),
  ),
});

export function AccountForm() {
  const { me } = useHere();
  const change = useChangeName();
  const { register, handleSubmit, refuse, reset, formState } = useValidForm(ACCOUNT, { full_name: me.full_name });
  const submit = handleSubmit((account) =>
    change.mutateAsync(account.full_name).then(() => {
      reset(account);
      toast(t.settings.saved);
    }, refuse),
  );
  return (
    <SavedForm state={formState} onSubmit={submit}>
      <TextField
        label={t.signIn.fullName}
        hint={t.settings.nameHint}
        autoComplete="name"
        maxLength={100}
        error={formState.errors.full_name?.message}
        {...register("full_name")}
      />
    </SavedForm>
  );
}
