import { useState } from "react";
import { useChangeChat } from "@/api/chats.ts";
import { ApiError } from "@/api/errors.ts";
import type { Chat } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { LongTextField, TextField } from "@/ui/Field.tsx";
import { toastError } from "@/ui/toasts.tsx";

/** What the team calls the customer, and remembers of them. */
export function ContactForm({ chat }: { chat: Chat }) {
  const { workspace } = useHere();
  const [name, setName] = useState(chat.name ?? "");
  const [remarks, setRemarks] = useState(chat.remarks ?? "");
  const change = useChangeChat(workspace.id, chat.id);
  const wrong = change.error instanceof ApiError ? change.error.fields : {};
  // Only what was changed here: a colleague may change the other.
  const changes = {
    ...(name !== (chat.name ?? "") ? { name: name.trim() || null } : {}),
    ...(remarks !== (chat.remarks ?? "") ? { remarks: remarks.trim() || null } : {}),
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(changes, {
          onError: (error) => {
            if (!(error instanceof ApiError) || Object.keys(error.fields).length === 0) toastError(error);
          },
        });
      }}
      className="flex flex-col gap-2"
    >
      <TextField
        label={t.evidence.name}
        value={name}
        maxLength={100}
        placeholder={chat.push_name ?? ""}
        error={wrong.name}
        onChange={(event) => setName(event.target.value)}
      />
      <LongTextField
        label={t.evidence.remarks}
        hint={t.evidence.remarksHint}
        rows={2}
        value={remarks}
        maxLength={2000}
        error={wrong.remarks}
        onChange={(event) => setRemarks(event.target.value)}
      />
      {Object.keys(changes).length > 0 && (
        <Button type="submit" busy={change.isPending} className="self-start">
          {t.shell.save}
        </Button>
      )}
    </form>
  );
}
