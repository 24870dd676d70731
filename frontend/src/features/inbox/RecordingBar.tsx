import { SendHorizontal, Trash2 } from "lucide-react";
import { t } from "@/lib/texts/index.ts";
import { length } from "@/lib/time.ts";
import { IconButton } from "@/ui/IconButton.tsx";

interface Props {
  seconds: number;
  about: string;
  onSend(): void;
  onCancel(): void;
}

/** In the place of the text while somebody records. */
export function RecordingBar({ seconds, about, onSend, onCancel }: Props) {
  return (
    <section aria-label={t.inbox.recording} className="flex min-w-0 grow flex-col gap-1">
      <p className="text-muted text-xs">{about}</p>
      <div className="flex min-h-11 items-center gap-2">
        <span aria-hidden className="size-3 animate-pulse rounded-full bg-danger" />
        <p className="grow text-sm">
          {t.inbox.recording} <time className="tabular-nums">{length(seconds)}</time>
        </p>
        <IconButton icon={Trash2} label={t.inbox.dropRecording} onClick={onCancel} />
        <button
          type="button"
          aria-label={t.inbox.send}
          title={t.inbox.send}
          onClick={onSend}
          className="grid size-11 shrink-0 place-items-center rounded-xl bg-brand text-on-brand"
        >
          <SendHorizontal aria-hidden size={20} />
        </button>
      </div>
    </section>
  );
}
