import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import * as v from "valibot";
import { queryClient } from "@/api/queryClient.ts";
import { signIn } from "@/api/session.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { TextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { Frame } from "./Frame.tsx";

const given = v.pipe(
  v.string(),
  v.nonEmpty(() => t.signIn.missing),
);

export function SignInPage() {
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const { register, handleSubmit, refuse, formState } = useValidForm(v.object({ email: given, password: given }), {
    email: "",
    password: "",
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(({ email, password }) =>
    signIn(email, password).then(() => {
      // What somebody else saw in this tab is nothing to whoever comes now.
      queryClient.clear();
      return navigate({ to: to?.startsWith("/") ? to.replace(/^\/app/, "") : "/" });
    }, refuse),
  );
  return (
    <Frame title={t.signIn.title}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {errors.root?.message && <Notice kind="danger">{errors.root.message}</Notice>}
        <TextField
          label={t.signIn.email}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...register("email")}
        />
        <TextField
          label={t.signIn.password}
          type="password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...register("password")}
        />
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t.signIn.submit}
        </Button>
      </form>
      <Link to="/register" className="text-center text-brand text-sm underline">
        {t.signIn.toRegister}
      </Link>
    </Frame>
  );
}
