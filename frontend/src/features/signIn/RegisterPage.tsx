import { Link, useNavigate } from "@tanstack/react-router";
import * as v from "valibot";
import { openAccount } from "@/api/accounts.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { TextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { Frame } from "./Frame.tsx";

const ACCOUNT = v.object({
  full_name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t.signIn.missing),
  ),
  email: v.pipe(
    v.string(),
    v.trim(),
    v.email(() => t.signIn.notAnEmail),
  ),
  password: v.pipe(
    v.string(),
    v.minLength(8, () => t.signIn.tooShort),
  ),
});

export function RegisterPage() {
  const navigate = useNavigate();
  const { register, handleSubmit, refuse, formState } = useValidForm(ACCOUNT, {
    full_name: "",
    email: "",
    password: "",
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit((account) => openAccount(account).then(() => navigate({ to: "/" }), refuse));
  return (
    <Frame title={t.signIn.registerTitle}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {errors.root?.message && <Notice kind="danger">{errors.root.message}</Notice>}
        <TextField
          label={t.signIn.fullName}
          hint={t.signIn.fullNameHint}
          autoComplete="name"
          error={errors.full_name?.message}
          {...register("full_name")}
        />
        <TextField
          label={t.signIn.email}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...register("email")}
        />
        <TextField
          label={t.signIn.password}
          hint={t.signIn.passwordHint}
          type="password"
          autoComplete="new-password"
          error={errors.password?.message}
          {...register("password")}
        />
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t.signIn.register}
        </Button>
      </form>
      <Link to="/sign-in" className="text-center text-brand text-sm underline">
        {t.signIn.toSignIn}
      </Link>
    </Frame>
  );
}
