import { Upload } from "lucide-react";
import { useRef } from "react";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { addFiles } from "./uploads.ts";
import { useDroppedFiles } from "./useDroppedFiles.ts";

/** What browsers offer to pick. What is dropped the API judges. */
export const READABLE = ".pdf,.docx,.xlsx,.xls,.csv,.txt,.md";

/** Adding files: dropped anywhere on the page, or picked. */
export function DropZone() {
  const { workspace } = useHere();
  const input = useRef<HTMLInputElement>(null);
  const isOver = useDroppedFiles((files) => addFiles(workspace.id, files));
  return (
    <section
      aria-label={t.knowledge.add}
      className={`flex flex-col items-center gap-2 rounded-xl border-2 border-dashed p-5 text-center text-sm ${isOver ? "border-brand bg-raised" : "border-line bg-panel"}`}
    >
      <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2">
        <span className="hidden md:inline">{t.knowledge.drop}</span>
        <Button look="primary" onClick={() => input.current?.click()}>
          <Upload aria-hidden size={18} />
          {t.knowledge.add}
        </Button>
      </div>
      <p className="text-muted text-xs">{t.knowledge.kinds}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept={READABLE}
        aria-label={t.knowledge.add}
        className="hidden"
        onChange={(event) => {
          addFiles(workspace.id, event.target.files ?? []);
          // The same file may be picked again once it is mended.
          event.target.value = "";
        }}
      />
    </section>
  );
}
