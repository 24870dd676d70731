import { Download, Ellipsis, FileUp, RefreshCw, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { documentFile, replaceContent, useReindex, useRemoveDocument } from "@/api/documents.ts";
import type { Document } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { download } from "@/lib/download.ts";
import { t } from "@/lib/texts/index.ts";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";
import { Menu } from "@/ui/Menu.tsx";
import { toast } from "@/ui/toasts.tsx";
import { READABLE } from "./DropZone.tsx";
import { reason } from "./reason.ts";

const tell = (error: unknown) => toast(reason(error), "failed");

interface Props {
  document: Document;
  onRemoved?(): void;
}

/** What can be done with a document. Members only look at it. */
export function DocumentMenu({ document: { id, filename }, onRemoved }: Props) {
  const { workspace } = useHere();
  const picker = useRef<HTMLInputElement>(null);
  const [isRemoving, setRemoving] = useState(false);
  const reindex = useReindex(workspace.id);
  const remove = useRemoveDocument(workspace.id);
  const save = () => documentFile(workspace.id, id).then((file) => download(file, filename), tell);
  const replace = (file: File | undefined) => {
    const sending = { signal: new AbortController().signal, onProgress: () => undefined };
    if (file) replaceContent(workspace.id, id, file, sending).then(() => toast(t.knowledge.replaced), tell);
  };
  const read = { label: t.knowledge.download, icon: Download, onSelect: save };
  const manage = [
    { label: t.knowledge.reindex, icon: RefreshCw, onSelect: () => reindex.mutate(id, { onError: tell }) },
    { label: t.knowledge.replace, icon: FileUp, onSelect: () => picker.current?.click() },
    { label: t.knowledge.remove, icon: Trash2, danger: true, onSelect: () => setRemoving(true) },
  ];
  return (
    <>
      <Menu
        label={t.knowledge.actions(filename)}
        className="grid size-10 shrink-0 place-items-center"
        trigger={<Ellipsis aria-hidden size={20} />}
        items={workspace.role === "admin" ? [read, ...manage] : [read]}
      />
      <input
        ref={picker}
        type="file"
        accept={READABLE}
        aria-label={t.knowledge.replace}
        className="hidden"
        onChange={(event) => {
          replace(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <ConfirmDialog
        open={isRemoving}
        question={t.knowledge.removeSure(filename)}
        confirm={t.knowledge.remove}
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate(id, { onSuccess: onRemoved, onError: tell, onSettled: () => setRemoving(false) })
        }
        onClose={() => setRemoving(false)}
      />
    </>
  );
}
