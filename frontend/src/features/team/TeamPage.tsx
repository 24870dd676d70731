import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { membersQuery } from "@/api/members.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Page } from "@/ui/Page.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { AddMemberDialog } from "./AddMemberDialog.tsx";
import { MemberRow } from "./MemberRow.tsx";

/** Who has access to the workspace, and who may change it. */
export function TeamPage() {
  const { workspace } = useHere();
  const { data: members, error, refetch } = useQuery(membersQuery(workspace.id));
  const [isAdding, setAdding] = useState(false);
  const mayManage = workspace.role === "admin";
  const admins = members?.filter(({ role }) => role === "admin") ?? [];
  return (
    <Page
      title={t.team.title}
      action={
        mayManage && (
          <Button look="primary" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden size={18} />
            {t.team.add}
          </Button>
        )
      }
    >
      <p className="text-muted text-sm">{t.team.about}</p>
      {error && !members && <Retry error={error} onRetry={refetch} />}
      {members && (
        <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              mayManage={mayManage}
              isLastAdmin={member.role === "admin" && admins.length === 1}
            />
          ))}
        </ul>
      )}
      <AddMemberDialog open={isAdding} onClose={() => setAdding(false)} />
    </Page>
  );
}
