import { useState } from "react";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Dialog } from "@/ui/Dialog.tsx";
import { LongTextField } from "@/ui/Field.tsx";
import { FilePreview } from "./FilePreview.tsx";

// What WhatsApp shows below a picture.
const LONGEST = 1024;

interface Props {
  file: File;
  /** What is said of the AI before anything is sent. */
  about: string;
  onSend(text: string): void;
  onClose(): void;
}

/** Looks at a file once more before it is sent, and lets one write below it. */
export function AttachDialog({ file, about, onSend, onClose }: Props) {
  const [text, setText] = useState("");
  return (
    <Dialog title={t.inbox.sendFile} open onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSend(text.trim());
        }}
      >
        <FilePreview file={file} />
        <LongTextField
          label={t.inbox.caption}
          hint={about}
          rows={2}
          value={text}
          maxLength={LONGEST}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.shell.cancel}</Button>
          <Button type="submit" look="primary">
            {t.inbox.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
