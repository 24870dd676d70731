import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { t } from "@/lib/texts/index.ts";
import type { DialogProps } from "./Dialog.tsx";
import { IconButton } from "./IconButton.tsx";

/** The dialog itself, which `Dialog` loads once it is wanted. On a phone it comes from below, where the thumb is. */
export function DialogPopup({ title, open, isWide = false, onClose, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-20 bg-black/50" />
        <Base.Popup
          className={`fixed inset-x-0 bottom-0 z-20 flex max-h-[90dvh] flex-col gap-4 overflow-y-auto rounded-t-2xl border border-line bg-panel p-5 shadow-xl sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl ${isWide ? "sm:w-[min(56rem,92vw)]" : "sm:w-[28rem]"}`}
        >
          <Base.Title className={`font-semibold text-lg ${isWide ? "pr-10" : ""}`}>{title}</Base.Title>
          {children}
          {isWide && (
            <IconButton icon={X} label={t.shell.closeDialog} onClick={onClose} className="absolute top-3 right-3" />
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
