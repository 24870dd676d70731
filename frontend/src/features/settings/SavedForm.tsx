import type { FormEventHandler, ReactNode } from "react";
import type { FieldValues, FormState } from "react-hook-form";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Notice } from "@/ui/Notice.tsx";

interface Props<V extends FieldValues> {
  state: FormState<V>;
  onSubmit: FormEventHandler;
  /** The word for saving it. */
  save?: string;
  isLocked?: boolean;
  children: ReactNode;
}

/** A form that can be saved once something in it is different. */
export function SavedForm<V extends FieldValues>({
  state,
  onSubmit,
  save = t.shell.save,
  isLocked = false,
  children,
}: Props<V>) {
  return (
    <form noValidate onSubmit={onSubmit}>
      <fieldset disabled={isLocked} className="flex flex-col gap-4">
        {state.errors.root?.message && <Notice kind="danger">{state.errors.root.message}</Notice>}
        {children}
        {!isLocked && (
          <Button
            type="submit"
            look="primary"
            className="self-start"
            busy={state.isSubmitting}
            disabled={!state.isDirty}
          >
            {save}
          </Button>
        )}
      </fieldset>
    </form>
  );
}
