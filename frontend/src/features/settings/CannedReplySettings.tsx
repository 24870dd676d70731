import { useQuery } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import * as v from "valibot";
import { cannedRepliesQuery, useKeepCannedReply, useRemoveCannedReply } from "@/api/cannedReplies.ts";
import type { CannedReply } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";
import { LongTextField, TextField } from "@/ui/Field.tsx";
import { IconButton } from "@/ui/IconButton.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";

const given = () =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t.signIn.missing),
  );
const REPLY = v.object({ shortcut: given(), text: given() });

/** What the team says often, under shortcuts. */
export function CannedReplySettings() {
  const { workspace } = useHere();
  const { data: replies = [] } = useQuery(cannedRepliesQuery(workspace.id));
  const [edited, setEdited] = useState<string>();
  return (
    <>
      <ul className="flex flex-col gap-3">
        {replies.map((reply) => (
          <li key={reply.id}>
            {edited === reply.id ? (
              <ReplyForm reply={reply} onDone={() => setEdited(undefined)} />
            ) : (
              <Reply reply={reply} onEdit={() => setEdited(reply.id)} />
            )}
          </li>
        ))}
      </ul>
      {edited === "new" ? (
        <ReplyForm onDone={() => setEdited(undefined)} />
      ) : (
        <Button onClick={() => setEdited("new")} className="self-start">
          {t.cannedReplies.add}
        </Button>
      )}
    </>
  );
}

function Reply({ reply, onEdit }: { reply: CannedReply; onEdit(): void }) {
  const { workspace } = useHere();
  const [isRemoving, setRemoving] = useState(false);
  const remove = useRemoveCannedReply(workspace.id);
  const name = `/${reply.shortcut}`;
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 grow">
        <p className="font-medium text-sm">{name}</p>
        <p className="whitespace-pre-wrap break-words text-muted text-sm">{reply.text}</p>
      </div>
      <IconButton icon={Pencil} label={`${t.evidence.correct(name)}`} onClick={onEdit} />
      <IconButton icon={Trash2} label={`${t.shell.remove}: ${name}`} onClick={() => setRemoving(true)} />
      <ConfirmDialog
        open={isRemoving}
        question={t.cannedReplies.removeSure(reply.shortcut)}
        confirm={t.shell.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(reply.id, { onError: toastError, onSettled: () => setRemoving(false) })}
        onClose={() => setRemoving(false)}
      />
    </div>
  );
}

function ReplyForm({ reply, onDone }: { reply?: CannedReply; onDone(): void }) {
  const { workspace } = useHere();
  const keep = useKeepCannedReply(workspace.id);
  const { register, handleSubmit, refuse, formState } = useValidForm(REPLY, {
    shortcut: reply?.shortcut ?? "",
    text: reply?.text ?? "",
  });
  const submit = handleSubmit((kept) => keep.mutateAsync({ ...kept, id: reply?.id }).then(onDone, refuse));
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {formState.errors.root?.message && <Notice kind="danger">{formState.errors.root.message}</Notice>}
      <TextField
        label={t.cannedReplies.shortcut}
        maxLength={40}
        error={formState.errors.shortcut?.message}
        {...register("shortcut")}
      />
      <LongTextField
        label={t.cannedReplies.text}
        maxLength={4096}
        error={formState.errors.text?.message}
        {...register("text")}
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={formState.isSubmitting}>
          {t.shell.save}
        </Button>
        <Button onClick={onDone}>{t.shell.cancel}</Button>
      </div>
    </form>
  );
}
