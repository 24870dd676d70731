import { useCallback, useState } from "react";

const NONE: ReadonlySet<string> = new Set();

/** Which chats of the list are selected, to do the same to all of them. */
export function useSelection(): { ids: ReadonlySet<string>; toggle(chatId: string): void; clear(): void } {
  const [ids, setIds] = useState(NONE);
  const toggle = useCallback(
    (chatId: string) =>
      setIds((some) =>
        some.has(chatId) ? new Set([...some].filter((one) => one !== chatId)) : new Set([...some, chatId]),
      ),
    [],
  );
  const clear = useCallback(() => setIds(NONE), []);
  return { ids, toggle, clear };
}
