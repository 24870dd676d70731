import { useState, useSyncExternalStore } from "react";
import { refresh, session } from "./session.ts";

interface FileAddress {
  address: string;
  /** The file can't be fetched or shown, also with a new ticket. */
  isRefused: boolean;
  onError(): void;
}

/**
 * Where a browser's own element finds a file, whose path has a query. Tell it of an error: the ticket may be too old.
 */
export function useFileAddress(path: string): FileAddress {
  const ticket = useSyncExternalStore(session.watch, session.get)?.fileTicket;
  const [refused, setRefused] = useState<string>();
  const address = `${path}&${ticket}`;
  const onError = () => {
    setRefused(address);
    refresh().catch(() => null);
  };
  return { address, isRefused: refused === address, onError };
}

/** Where the file of a message is found. A recording of ours becomes another file, of another size. */
export function useMediaAddress(messageId: string, size: number | null): FileAddress {
  return useFileAddress(`/messages/${messageId}/media?size=${size}`);
}
