import * as v from "valibot";
import { useAnswerGap } from "@/api/gaps.ts";
import type { Gap } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { LongTextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { toast } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";

const ANSWER = v.object({
  answer: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t.signIn.missing),
  ),
});

/** What the business has to say to a question. */
export function GapForm({ gap, onClose }: { gap: Gap; onClose(): void }) {
  const { workspace } = useHere();
  const save = useAnswerGap(workspace.id, gap.id);
  const { register, handleSubmit, refuse, formState } = useValidForm(ANSWER, { answer: "" });
  const submit = handleSubmit(({ answer }) =>
    save.mutateAsync(answer).then(() => {
      toast(t.knowledge.answered);
      onClose();
    }, refuse),
  );
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {formState.errors.root?.message && <Notice kind="danger">{formState.errors.root.message}</Notice>}
      <LongTextField
        label={t.knowledge.yourAnswer}
        hint={t.knowledge.yourAnswerHint}
        maxLength={5000}
        error={formState.errors.answer?.message}
        {...register("answer")}
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={formState.isSubmitting}>
          {t.knowledge.saveAnswer}
        </Button>
        <Button onClick={onClose}>{t.shell.cancel}</Button>
      </div>
    </form>
  );
}
