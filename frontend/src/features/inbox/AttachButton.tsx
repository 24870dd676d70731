import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";

/** Picking files to send. */
export function AttachButton({ onFiles }: { onFiles(files: Iterable<File>): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        icon={Paperclip}
        label={t.inbox.attach}
        onClick={() => input.current?.click()}
        className="mb-0.5 -ml-1"
      />
      <input
        ref={input}
        type="file"
        multiple
        aria-label={t.inbox.attach}
        className="hidden"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be picked again.
          event.target.value = "";
        }}
      />
    </>
  );
}
