import { MapPin } from "lucide-react";
import type { Message } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";
import { Linked } from "@/ui/Linked.tsx";
import { MediaPart } from "./MediaPart.tsx";
import { Quote } from "./Quote.tsx";

/** What a message says, in whatever form. */
export function MessageBody({ message }: { message: Message }) {
  if (message.revoked_at) return <p className="text-muted italic">{t.inbox.revoked}</p>;
  return (
    <>
      {message.quoted && <Quote text={message.quoted.content} />}
      {message.media && <MediaPart message={message} media={message.media} />}
      <Place details={message.details} />
      {message.content ? (
        <p className="whitespace-pre-wrap break-words">
          <Linked text={message.content} />
        </p>
      ) : (
        !message.media && !message.details.location && <p className="text-muted italic">{message.type}</p>
      )}
    </>
  );
}

interface Location {
  latitude?: number;
  longitude?: number;
  name?: string;
  address?: string;
}

function Place({ details }: { details: Message["details"] }) {
  const place = details.location as Location | undefined;
  if (!place) return null;
  return (
    <p className="flex items-start gap-2">
      <MapPin aria-hidden size={18} className="mt-0.5 shrink-0" />
      <span>
        {place.name ?? t.inbox.place}
        {place.address && <span className="block text-muted text-sm">{place.address}</span>}
        {place.latitude !== undefined && (
          <a
            href={`https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}`}
            target="_blank"
            rel="noreferrer"
            className="block text-brand text-sm underline"
          >
            {t.inbox.openMap}
          </a>
        )}
      </span>
    </p>
  );
}
