import * as v from "valibot";
import { useGrantAccess } from "@/api/members.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Dialog } from "@/ui/Dialog.tsx";
import { TextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { Select } from "@/ui/Select.tsx";
import { toast } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";

const MEMBER = v.object({
  email: v.pipe(
    v.string(),
    v.trim(),
    v.email(() => t.signIn.notAnEmail),
  ),
  role: v.picklist(["member", "admin"]),
});

interface Props {
  open: boolean;
  onClose(): void;
}

/** Giving access to somebody who has opened an account. */
export function AddMemberDialog({ open, onClose }: Props) {
  return (
    <Dialog title={t.team.add} open={open} onClose={onClose}>
      <MemberForm onClose={onClose} />
    </Dialog>
  );
}

function MemberForm({ onClose }: { onClose(): void }) {
  const { workspace } = useHere();
  const grant = useGrantAccess(workspace.id);
  const { register, handleSubmit, refuse, formState } = useValidForm(MEMBER, { email: "", role: "member" });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit((member) =>
    grant.mutateAsync(member).then(({ full_name }) => {
      toast(t.team.added(full_name));
      onClose();
    }, refuse),
  );
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {errors.root?.message && <Notice kind="danger">{errors.root.message}</Notice>}
      <TextField
        label={t.signIn.email}
        hint={t.team.emailHint}
        type="email"
        autoComplete="off"
        error={errors.email?.message}
        {...register("email")}
      />
      <Select
        label={t.team.role}
        options={[
          ["member", t.team.rolesLong.member],
          ["admin", t.team.rolesLong.admin],
        ]}
        {...register("role")}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t.shell.cancel}</Button>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t.team.add}
        </Button>
      </div>
    </form>
  );
}
