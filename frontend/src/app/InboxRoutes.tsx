import { useParams, useSearch } from "@tanstack/react-router";
import { readSearch } from "@/features/inbox/chatFilter.ts";
import { InboxPage } from "@/features/inbox/InboxPage.tsx";

/** The inbox, with or without an open chat. */
export function Inbox() {
  const { chatId } = useParams({ strict: false });
  const search = useSearch({ strict: false });
  return <InboxPage {...(chatId ? { chatId } : {})} search={readSearch(search)} />;
}
