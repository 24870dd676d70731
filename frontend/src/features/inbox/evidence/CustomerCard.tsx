import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChangeChat } from "@/api/chats.ts";
import { membersQuery } from "@/api/members.ts";
import type { Chat } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Button } from "@/ui/Button.tsx";
import { TextField } from "@/ui/Field.tsx";
import { Select } from "@/ui/Select.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { Section } from "./Section.tsx";

/** Who the customer is, and who looks after them. */
export function CustomerCard({ chat }: { chat: Chat }) {
  const { workspace } = useHere();
  const { data: members = [] } = useQuery(membersQuery(workspace.id));
  const change = useChangeChat(workspace.id, chat.id);
  const assign = (memberId: string) => change.mutate({ assigned_to: memberId || null }, { onError: toastError });
  return (
    <Section title={t.evidence.customer}>
      <NameForm key={chat.name} chat={chat} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <dt className="text-muted">{t.evidence.number}</dt>
        <dd>{chat.customer.phone_number ?? "—"}</dd>
        <dt className="text-muted">{t.evidence.ourNumber}</dt>
        <dd>{chat.phone_number}</dd>
        {chat.opted_out_at && (
          <>
            <dt className="text-muted">{t.evidence.optedOut}</dt>
            <dd>{dayAndClock(chat.opted_out_at)}</dd>
          </>
        )}
      </dl>
      <Select
        label={t.evidence.assigned}
        value={chat.assigned_to ?? ""}
        onChange={(event) => assign(event.target.value)}
        options={[["", t.evidence.nobody], ...members.map(({ id, full_name }) => [id, full_name] as const)]}
      />
    </Section>
  );
}

function NameForm({ chat }: { chat: Chat }) {
  const { workspace } = useHere();
  const [name, setName] = useState(chat.name ?? "");
  const change = useChangeChat(workspace.id, chat.id);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ name: name.trim() || null });
      }}
      className="flex items-end gap-2"
    >
      <div className="grow">
        <TextField
          label={t.evidence.name}
          value={name}
          maxLength={100}
          placeholder={chat.push_name ?? ""}
          error={change.error?.message}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      {name !== (chat.name ?? "") && (
        <Button type="submit" busy={change.isPending}>
          {t.shell.save}
        </Button>
      )}
    </form>
  );
}
