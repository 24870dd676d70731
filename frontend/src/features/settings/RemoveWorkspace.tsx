import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useHere } from "@/api/workspaceContext.ts";
import { useRemoveWorkspace } from "@/api/workspaces.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Dialog } from "@/ui/Dialog.tsx";
import { TextField } from "@/ui/Field.tsx";
import { toastError } from "@/ui/toasts.tsx";

/** For good, with everything in it: whoever does it types the workspace's name. */
export function RemoveWorkspace() {
  const { workspace } = useHere();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const remove = useRemoveWorkspace(workspace.id);
  const close = () => {
    setAsking(false);
    setTyped("");
  };
  return (
    <>
      <Button look="danger" className="self-start" onClick={() => setAsking(true)}>
        {t.settings.remove}
      </Button>
      <Dialog title={t.settings.remove} open={isAsking} onClose={close}>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            // The page is gone as soon as the live events tell of it.
            void remove.mutateAsync().then(() => navigate({ to: "/" }), toastError);
          }}
        >
          <p>{t.settings.removeSure}</p>
          <TextField
            label={t.settings.typeName(workspace.name)}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div className="flex justify-end gap-2">
            <Button onClick={close}>{t.shell.cancel}</Button>
            <Button type="submit" look="danger" busy={remove.isPending} disabled={typed.trim() !== workspace.name}>
              {t.settings.remove}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
