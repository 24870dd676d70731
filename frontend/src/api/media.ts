import { useState, useSyncExternalStore } from "react";
import { refresh, session } from "./session.ts";

interface MediaAddress {
  address: string;
  /** The file can't be fetched or shown, also with a new ticket. */
  isRefused: boolean;
  onError(): void;
}

/**
 * Where a browser's own element finds the file of a message. Tell it of an error: the ticket may be too old.
 *
 * A recording of ours becomes another file, of another size.
 */
export function useMediaAddress(messageId: string, size: number | null): MediaAddress {
  const ticket = useSyncExternalStore(session.watch, session.get)?.fileTicket;
  const [refused, setRefused] = useState<string>();
  const address = `/messages/${messageId}/media?${ticket}&size=${size}`;
  const onError = () => {
    setRefused(address);
    refresh().catch(() => null);
  };
  return { address, isRefused: refused === address, onError };
}
