import type { FormEventHandler } from "react";
import { t } from "@/lib/texts/index.ts";
import { LongTextField, TextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { Select } from "@/ui/Select.tsx";
import type { useValidForm } from "@/ui/useValidForm.ts";
import { SaveBar } from "../SaveBar.tsx";
import type { PROMPT } from "./promptFields.ts";

interface Props {
  form: ReturnType<typeof useValidForm<typeof PROMPT>>;
  isLocked: boolean;
  onSubmit: FormEventHandler;
  onDiscard(): void;
}

const GROUP = "flex flex-col gap-4 rounded-xl border border-line bg-panel p-4 md:p-6";

export function PromptForm({ form, isLocked, onSubmit, onDiscard }: Props) {
  const { register, formState } = form;
  const { errors, isDirty, isSubmitting } = formState;
  const a = t.assistant;
  return (
    <form noValidate onSubmit={onSubmit}>
      <fieldset disabled={isLocked} className="flex min-w-0 flex-col gap-4">
        {errors.root?.message && <Notice kind="danger">{errors.root.message}</Notice>}
        <div className={GROUP}>
          <LongTextField
            label={a.business}
            hint={a.businessHint}
            rows={8}
            maxLength={20_000}
            error={errors.business_description?.message}
            {...register("business_description")}
          />
          <LongTextField
            label={a.system}
            hint={a.systemHint}
            rows={6}
            maxLength={20_000}
            error={errors.system_prompt?.message}
            {...register("system_prompt")}
          />
        </div>
        <div className={GROUP}>
          <TextField
            label={a.tone}
            hint={a.toneHint}
            maxLength={500}
            error={errors.tone?.message}
            {...register("tone")}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Select
              label={a.length}
              options={[
                ["short", a.lengths.short],
                ["medium", a.lengths.medium],
                ["long", a.lengths.long],
              ]}
              {...register("length")}
            />
            <TextField
              label={a.language}
              hint={a.languageHint}
              maxLength={50}
              error={errors.language?.message}
              {...register("language")}
            />
          </div>
          <LongTextField
            label={a.greeting}
            hint={a.greetingHint}
            rows={2}
            maxLength={1000}
            error={errors.greeting?.message}
            {...register("greeting")}
          />
        </div>
        <div className={GROUP}>
          <LongTextField
            label={a.handOverRules}
            hint={a.handOverRulesHint}
            error={errors.hand_over_rules?.message}
            {...register("hand_over_rules")}
          />
          <LongTextField
            label={a.handOverMessage}
            hint={a.handOverMessageHint}
            rows={2}
            maxLength={1000}
            error={errors.hand_over_message?.message}
            {...register("hand_over_message")}
          />
          <LongTextField
            label={a.neverSay}
            hint={a.neverSayHint}
            error={errors.never_say?.message}
            {...register("never_say")}
          />
        </div>
        <SaveBar isDirty={isDirty} isBusy={isSubmitting} onDiscard={onDiscard} />
      </fieldset>
    </form>
  );
}
