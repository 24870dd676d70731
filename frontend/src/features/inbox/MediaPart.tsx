import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useState } from "react";
import { mediaQuery } from "@/api/messages.ts";
import type { Message } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";

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
  if (kind === "image") return <Picture message={message} media={media} />;
  if (kind === "audio") return <Voice message={message} media={media} />;
  return <FileLink message={message} media={media} />;
}

function useMedia({ message, media }: Props, isWanted: boolean) {
  const { workspace } = useHere();
  return useQuery({ ...mediaQuery(workspace.id, message.id, media), enabled: isWanted });
}

function Picture({ message, media }: Props) {
  const { data, isError } = useMedia({ message, media }, true);
  if (isError) return <FileLink message={message} media={media} />;
  return (
    <div className="grid min-h-40 min-w-40 place-items-center rounded-lg bg-raised">
      {data && <img src={data} alt={media.words ?? t.inbox.picture} className="max-h-80 rounded-lg" />}
    </div>
  );
}

function Voice({ message, media }: Props) {
  const { data, isError } = useMedia({ message, media }, true);
  if (isError) return <FileLink message={message} media={media} />;
  // biome-ignore lint/a11y/useMediaCaption: the transcript stands below
  return <audio controls src={data} aria-label={t.inbox.voice} className="h-11 w-64 max-w-full" />;
}

function FileLink({ message, media }: Props) {
  const [isWanted, setWanted] = useState(false);
  const { data, isFetching, error } = useMedia({ message, media }, isWanted);
  const name = media.filename ?? t.inbox.file;
  return (
    <p className="flex items-center gap-2">
      <FileText aria-hidden size={18} className="shrink-0" />
      {data ? (
        <a href={data} download={name} className="break-all text-brand underline">
          {name}
        </a>
      ) : (
        <>
          <span className="break-all">{name}</span>
          <Button look="quiet" busy={isFetching} onClick={() => setWanted(true)}>
            {t.inbox.show}
          </Button>
        </>
      )}
      {error && <span className="text-danger text-xs">{error.message}</span>}
    </p>
  );
}
