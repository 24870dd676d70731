import { useQuery } from "@tanstack/react-query";
import { t } from "@/lib/texts/index.ts";
import { membersQuery } from "./members.ts";
import type { Customer } from "./types.ts";
import { useHere } from "./workspaceContext.ts";

/** What a customer is called: by name, else by number, else by what WhatsApp knows. */
export function customerName(customer: Customer): string {
  return customer.name ?? customer.phone_number ?? customer.ids[0] ?? "?";
}

/** Name members by their ids. */
export function useMemberName(): (memberId: string | null) => string {
  const { workspace } = useHere();
  const { data: members } = useQuery(membersQuery(workspace.id));
  return (memberId) => members?.find(({ id }) => id === memberId)?.full_name ?? (members ? t.inbox.formerMember : "…");
}
