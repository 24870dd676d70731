import { useInfiniteQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { useMarkWrong } from "@/api/feedback.ts";
import { messagesQuery } from "@/api/messages.ts";
import type { Message } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Dialog } from "@/ui/Dialog.tsx";
import { LongTextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { toast } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { questionOf } from "./questions.ts";

const filled = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(() => t.signIn.missing),
);
const RIGHT = v.object({ question: filled, answer: filled });

interface Props {
  reply: Message;
  onClose(): void;
}

/** What would have been right: a note that the AI answers from next time. */
export function WrongDialog({ reply, onClose }: Props) {
  const { workspace } = useHere();
  const { data: messages = [] } = useInfiniteQuery(messagesQuery(workspace.id, reply.chat_id));
  const save = useMarkWrong(workspace.id, reply.id);
  const { register, handleSubmit, refuse, formState } = useValidForm(RIGHT, {
    question: questionOf(reply, messages),
    answer: "",
  });
  const submit = handleSubmit((right) =>
    save.mutateAsync(right).then(() => {
      toast(t.inbox.wrongNoted);
      onClose();
    }, refuse),
  );
  return (
    <Dialog title={t.inbox.wrong} open onClose={onClose}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {formState.errors.root?.message && <Notice kind="danger">{formState.errors.root.message}</Notice>}
        <LongTextField
          label={t.inbox.wrongQuestion}
          rows={2}
          maxLength={1000}
          error={formState.errors.question?.message}
          {...register("question")}
        />
        <LongTextField
          label={t.inbox.wrongAnswer}
          hint={reply.feedback ? t.inbox.wrongAgain : t.inbox.wrongAnswerHint}
          maxLength={5000}
          error={formState.errors.answer?.message}
          {...register("answer")}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.shell.cancel}</Button>
          <Button type="submit" look="primary" busy={formState.isSubmitting}>
            {t.shell.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
