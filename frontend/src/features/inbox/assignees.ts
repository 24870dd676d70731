import { useQuery } from "@tanstack/react-query";
import { membersQuery } from "@/api/members.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";

/** Whom a chat may be assigned to: oneself first, and nobody last. */
export function useAssignees(): { id: string | null; name: string }[] {
  const { workspace, me } = useHere();
  const { data: members = [] } = useQuery(membersQuery(workspace.id));
  const others = members.filter(({ id }) => id !== me.id).map(({ id, full_name }) => ({ id, name: full_name }));
  return [{ id: me.id, name: t.inbox.assignToMe }, ...others, { id: null, name: t.inbox.assignToNobody }];
}
