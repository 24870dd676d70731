import { useNavigate } from "@tanstack/react-router";
import * as v from "valibot";
import { useOpenWorkspace } from "@/api/workspaces.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { TextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { Frame } from "./Frame.tsx";

const WORKSPACE = v.object({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t.signIn.missing),
  ),
});

export function OpenWorkspacePage() {
  const navigate = useNavigate();
  const open = useOpenWorkspace();
  const { register, handleSubmit, refuse, formState } = useValidForm(WORKSPACE, { name: "" });
  const submit = handleSubmit(({ name }) =>
    open
      .mutateAsync({ name })
      .then(({ id }) => navigate({ to: "/w/$workspaceId/numbers", params: { workspaceId: id } }), refuse),
  );
  return (
    <Frame title={t.shell.openWorkspace}>
      <p className="text-muted text-sm">{t.shell.openWorkspaceWhy}</p>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {formState.errors.root?.message && <Notice kind="danger">{formState.errors.root.message}</Notice>}
        <TextField
          label={t.shell.workspaceName}
          maxLength={100}
          error={formState.errors.name?.message}
          {...register("name")}
        />
        <Button type="submit" look="primary" busy={formState.isSubmitting}>
          {t.shell.openWorkspace}
        </Button>
      </form>
    </Frame>
  );
}
