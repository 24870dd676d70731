import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useChangeRole, useWithdrawAccess } from "@/api/members.ts";
import type { Member, Role } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Avatar } from "@/ui/Avatar.tsx";
import { Button } from "@/ui/Button.tsx";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";
import { Select } from "@/ui/Select.tsx";
import { toast, toastError } from "@/ui/toasts.tsx";

interface Props {
  member: Member;
  mayManage: boolean;
  /** Somebody must be able to manage the workspace. */
  isLastAdmin: boolean;
}

export function MemberRow({ member, mayManage, isLastAdmin }: Props) {
  const { workspace, me } = useHere();
  const change = useChangeRole(workspace.id, member.id);
  const isMe = member.id === me.id;
  const changeRole = (role: Role) =>
    change.mutate(role, { onSuccess: () => toast(t.team.roleChanged(member.full_name)), onError: toastError });
  return (
    <li aria-label={member.full_name} className="flex flex-wrap items-center gap-3 p-4">
      <Avatar name={member.full_name} />
      <div className="min-w-0 grow basis-40">
        <p className="break-words font-medium">
          {member.full_name}
          {isMe && <span className="font-normal text-muted"> · {t.team.you}</span>}
        </p>
        <p className="break-all text-muted text-sm" title={t.team.since(dayAndClock(member.added_at))}>
          {member.email}
        </p>
        {isLastAdmin && <p className="text-muted text-xs">{t.team.lastAdmin}</p>}
      </div>
      {mayManage ? (
        <Select
          bare
          label={t.team.roleOf(member.full_name)}
          value={member.role}
          disabled={isLastAdmin || change.isPending}
          onChange={(event) => changeRole(event.target.value as Role)}
          options={[
            ["admin", t.team.roles.admin],
            ["member", t.team.roles.member],
          ]}
        />
      ) : (
        <span className="text-muted text-sm">{t.team.roles[member.role]}</span>
      )}
      {!isLastAdmin && (mayManage || isMe) && <Leaving member={member} isMe={isMe} />}
    </li>
  );
}

function Leaving({ member, isMe }: { member: Member; isMe: boolean }) {
  const { workspace } = useHere();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useWithdrawAccess(workspace.id);
  const gone = () => {
    setAsking(false);
    if (!isMe) return toast(t.team.removed(member.full_name));
    return navigate({ to: "/" });
  };
  const words = isMe ? t.team.leave : t.team.remove;
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {words}
        {!isMe && <span className="sr-only">: {member.full_name}</span>}
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={isMe ? t.team.leaveSure(workspace.name) : t.team.removeSure(member.full_name)}
        confirm={words}
        busy={withdraw.isPending}
        onConfirm={() => withdraw.mutateAsync(member.id).then(gone, toastError)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
