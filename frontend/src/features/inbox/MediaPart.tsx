import { FileText } from "lucide-react";
import { useMediaAddress } from "@/api/media.ts";
import type { Message } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";

interface Props {
  message: Message;
  media: NonNullable<Message["media"]>;
}

/** A picture, a voice note or a file, with what was heard or seen in it. */
export function MediaPart({ message, media }: Props) {
  const kind = media.mimetype?.split("/")[0];
  const words = media.words && (
    <details className="text-sm">
      <summary className="cursor-pointer text-muted">{kind === "image" ? t.inbox.seen : t.inbox.transcript}</summary>
      <p className="whitespace-pre-wrap">{media.words}</p>
    </details>
  );
  return (
    <div className="flex flex-col gap-1">
      <Shown message={message} media={media} kind={kind} />
      {media.reason && <p className="text-muted text-xs">{media.reason}</p>}
      {words}
    </div>
  );
}

function Shown({ message, media, kind }: Props & { kind: string | undefined }) {
  const isWaiting = media.state === "waiting";
  if (!media.is_kept || (isWaiting && message.direction === "outgoing")) {
    const name = media.filename ?? t.inbox.kinds[message.type] ?? t.inbox.file;
    const why = isWaiting && (media.is_kept ? t.inbox.converting : t.inbox.fetching);
    return (
      <p className="break-words text-muted italic">
        {name} {why}
      </p>
    );
  }
  return <File message={message} media={media} kind={kind} />;
}

function File({ message, media, kind }: Props & { kind: string | undefined }) {
  const { address, isRefused, onError } = useMediaAddress(message.id, media.size);
  const name = media.filename ?? t.inbox.file;
  const source = { src: address, onError };
  switch (isRefused ? "file" : kind) {
    case "image":
      return (
        <div className="grid min-h-40 min-w-40 place-items-center rounded-lg bg-raised">
          <img {...source} alt={media.words ?? t.inbox.picture} className="max-h-80 rounded-lg" />
        </div>
      );
    case "audio":
      return <audio controls {...source} aria-label={t.inbox.voice} className="h-11 w-64 max-w-full" />;
    case "video":
      return <video controls preload="metadata" {...source} aria-label={name} className="max-h-80 rounded-lg" />;
    default:
      return (
        <p className="flex items-center gap-2">
          <FileText aria-hidden size={18} className="shrink-0" />
          <a href={address} download={name} className="break-all text-brand underline">
            {name}
          </a>
        </p>
      );
  }
}
