import { X } from "lucide-react";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { Progress } from "@/ui/Progress.tsx";
import { discard, type Upload, useUploads } from "./uploads.ts";

/** Files on their way, and why some did not get in. */
export function UploadList() {
  const { workspace } = useHere();
  const uploads = useUploads(workspace.id);
  if (uploads.length === 0) return null;
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} onDiscard={() => discard(workspace.id, upload.id)} />
      ))}
    </ul>
  );
}

function UploadRow({ upload: { name, part, error, remark }, onDiscard }: { upload: Upload; onDiscard(): void }) {
  const isOver = error !== null || remark !== null;
  return (
    <li aria-label={name} className="flex items-center gap-3 px-4 py-2 text-sm">
      <div className="flex min-w-0 grow flex-col gap-1">
        <p className="break-words font-medium">{error ? t.knowledge.notAdded(name) : name}</p>
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        {remark && <p className="text-muted">{remark}</p>}
        {!isOver && (
          <>
            <Progress label={name} part={part ?? 0} />
            <p className="text-muted text-xs">{part === null ? t.knowledge.waits : t.knowledge.sent(part)}</p>
          </>
        )}
      </div>
      <IconButton icon={X} label={isOver ? t.knowledge.dismiss(name) : t.knowledge.stop(name)} onClick={onDiscard} />
    </li>
  );
}
