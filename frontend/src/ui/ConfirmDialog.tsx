import { t } from "@/lib/texts/index.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

interface Props {
  open: boolean;
  question: string;
  /** The word for doing it. */
  confirm: string;
  /** What is done takes something away. */
  look?: "danger" | "primary";
  busy: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks once more before what can't be undone, or concerns everybody. */
export function ConfirmDialog({ open, question, confirm, look = "danger", busy, onConfirm, onClose }: Props) {
  return (
    <Dialog title={confirm} open={open} onClose={onClose}>
      <p>{question}</p>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t.shell.cancel}</Button>
        <Button look={look} busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
