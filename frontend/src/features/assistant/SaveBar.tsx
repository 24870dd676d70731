import { useBlocker } from "@tanstack/react-router";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";

interface Props {
  isDirty: boolean;
  isBusy: boolean;
  onDiscard(): void;
}

/** Saves the form that it stands in. Whoever leaves with something unsaved is asked once. */
export function SaveBar({ isDirty, isBusy, onDiscard }: Props) {
  const leaving = useBlocker({ shouldBlockFn: () => isDirty, enableBeforeUnload: () => isDirty, withResolver: true });
  return (
    <>
      {isDirty && (
        <div className="sticky bottom-3 z-10 flex flex-wrap items-center gap-2 rounded-xl border border-line bg-panel px-4 py-2 shadow-lg">
          <p role="status" className="mr-auto text-sm">
            {t.assistant.unsaved}
          </p>
          <Button onClick={onDiscard}>{t.assistant.discard}</Button>
          <Button type="submit" look="primary" busy={isBusy}>
            {t.shell.save}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={leaving.status === "blocked"}
        question={t.assistant.leaveSure}
        confirm={t.assistant.leave}
        busy={false}
        onConfirm={() => leaving.proceed?.()}
        onClose={() => leaving.reset?.()}
      />
    </>
  );
}
