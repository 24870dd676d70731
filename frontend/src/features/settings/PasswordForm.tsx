import * as v from "valibot";
import { changePassword } from "@/api/session.ts";
import { t } from "@/lib/texts/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { toast } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { SavedForm } from "./SavedForm.tsx";

const PASSWORDS = v.object({
  current_password: v.pipe(
    v.string(),
    v.nonEmpty(() => t.signIn.missing),
  ),
  new_password: v.pipe(
    v.string(),
    v.minLength(8, () => t.signIn.tooShort),
  ),
});
const NONE = { current_password: "", new_password: "" };

export function PasswordForm() {
  const { register, handleSubmit, refuse, reset, formState } = useValidForm(PASSWORDS, NONE);
  const submit = handleSubmit((passwords) =>
    changePassword(passwords).then(() => {
      reset(NONE);
      toast(t.settings.passwordChanged);
    }, refuse),
  );
  return (
    <SavedForm state={formState} onSubmit={submit} save={t.settings.changePassword}>
      <TextField
        label={t.settings.currentPassword}
        type="password"
        autoComplete="current-password"
        error={formState.errors.current_password?.message}
        {...register("current_password")}
      />
      <TextField
        label={t.settings.newPassword}
        hint={t.settings.newPasswordHint}
        type="password"
        autoComplete="new-password"
        error={formState.errors.new_password?.message}
        {...register("new_password")}
      />
    </SavedForm>
  );
}
