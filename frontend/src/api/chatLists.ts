import type { InfiniteData } from "@tanstack/react-query";
import type { Page } from "./pages.ts";
import type { Chat, ChatFilter } from "./types.ts";

/** Tell whether a list with this filter shows the chat; undefined where only the server can tell. */
export function matches(chat: Chat, filter: ChatFilter, me: string): boolean | undefined {
  const assigned = filter.assigned_to === "me" ? me : filter.assigned_to === "nobody" ? null : filter.assigned_to;
  const fits =
    (filter.phone_number == null || filter.phone_number === chat.phone_number) &&
    (assigned === undefined || assigned === chat.assigned_to) &&
    (filter.ai_enabled == null || filter.ai_enabled === chat.ai_enabled) &&
    (filter.needs_person == null || filter.needs_person === chat.needs_person) &&
    (filter.state == null || filter.state === chat.state) &&
    (filter.label == null || chat.labels.includes(filter.label)) &&
    (filter.unread == null || filter.unread === chat.unread > 0) &&
    (filter.lead == null || (filter.lead === "qualified") === chat.qualified);
  return fits && filter.search ? undefined : fits;
}

/**
 * Put a chat into the pages of a list, newest activity first, or take it out.
 *
 * One whose place is behind the last page that is loaded is left for that page to bring. `shown` undefined: the chat is
 * renewed where it stands.
 */
export function placed<P extends string | undefined>(
  list: InfiniteData<Page<Chat>, P>,
  chat: Chat,
  shown: boolean | undefined,
): InfiniteData<Page<Chat>, P> {
  const isListed = list.pages.some((page) => page.items.some(({ id }) => id === chat.id));
  if (!isListed && !shown) return list;
  if (isListed && shown !== false && staysInPlace(list, chat)) {
    return mapped(list, (items) => items.map((one) => (one.id === chat.id ? chat : one)));
  }
  const without = isListed ? mapped(list, (items) => items.filter(({ id }) => id !== chat.id)) : list;
  if (shown === false) return without;
  const last = without.pages.length - 1;
  const target = without.pages.findIndex(
    (page, index) => page.items.some((one) => isBefore(chat, one)) || (index === last && page.next_cursor === null),
  );
  if (target < 0) return without;
  const pages = without.pages.map((page, index) =>
    index === target ? { ...page, items: inserted(page.items, chat) } : page,
  );
  return { ...without, pages };
}

function staysInPlace<P>(list: InfiniteData<Page<Chat>, P>, chat: Chat): boolean {
  const all = list.pages.flatMap((page) => page.items);
  const index = all.findIndex(({ id }) => id === chat.id);
  const [before, after] = [all[index - 1], all[index + 1]];
  return (!before || !isBefore(chat, before)) && (!after || !isBefore(after, chat));
}

function inserted(items: Chat[], chat: Chat): Chat[] {
  const index = items.findIndex((one) => isBefore(chat, one));
  return index < 0 ? [...items, chat] : items.toSpliced(index, 0, chat);
}

/** As the server orders them: newest activity first, then by id, the largest first. */
function isBefore(one: Chat, other: Chat): boolean {
  const [mine, theirs] = [Date.parse(one.last_activity_at), Date.parse(other.last_activity_at)];
  return mine > theirs || (mine === theirs && one.id > other.id);
}

function mapped<P>(list: InfiniteData<Page<Chat>, P>, change: (items: Chat[]) => Chat[]): InfiniteData<Page<Chat>, P> {
  return { ...list, pages: list.pages.map((page) => ({ ...page, items: change(page.items) })) };
}
