import type { InfiniteData } from "@tanstack/react-query";

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

/** Return the items of all pages that are there. */
export function itemsOf<T>(data: InfiniteData<{ items: T[] }> | undefined): T[] {
  return data ? data.pages.flatMap((page) => page.items) : [];
}

/** Read a list to its end, for those that are never long. */
export async function everyPage<T>(ask: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await ask(cursor ?? undefined);
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
}
