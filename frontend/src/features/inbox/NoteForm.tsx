import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { membersQuery } from "@/api/members.ts";
import { useAddNote } from "@/api/notes.ts";
import type { Chat } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { toastError } from "@/ui/toasts.tsx";
import { useLocalDraft } from "./drafts.ts";
import { mentioned, useMentions } from "./suggestions.ts";
import { WritingForm } from "./WritingForm.tsx";

interface Props {
  chat: Chat;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** A note to colleagues: no customer ever sees it. */
export function NoteForm({ chat, field }: Props) {
  const { workspace } = useHere();
  const { data: members = [] } = useQuery(membersQuery(workspace.id));
  const [text, setText] = useLocalDraft(`note ${chat.id}`);
  const add = useAddNote(workspace.id, chat.id);
  const submit = () => {
    const content = text.trim();
    if (!content || add.isPending) return;
    add.mutate(
      { content, mentions: mentioned(content, members) },
      { onSuccess: () => setText(""), onError: toastError },
    );
  };
  return (
    <WritingForm
      field={field}
      label={t.notes.note}
      placeholder={t.notes.placeholder}
      about={t.notes.about}
      text={text}
      suggestions={useMentions(text)}
      onText={setText}
      onSubmit={submit}
    />
  );
}
