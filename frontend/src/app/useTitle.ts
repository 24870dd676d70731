import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { countsQuery } from "@/api/chats.ts";
import type { Workspace } from "@/api/types.ts";
import { usePreference } from "@/lib/preferences.ts";
import { t } from "@/lib/texts/index.ts";

/** Call the tab by the workspace, and by how many chats are unread in it. */
export function useTitle(workspace: Workspace | undefined): void {
  const [wanted] = usePreference("titleCount");
  const { data: counts } = useQuery({ ...countsQuery(workspace?.id ?? ""), enabled: !!workspace });
  const unread = wanted === "on" ? (counts?.unread ?? 0) : 0;
  const name = workspace?.name ?? t.inbox.title;
  useEffect(() => {
    document.title = unread ? `(${unread > 99 ? "99+" : unread}) ${name}` : name;
    return () => {
      document.title = t.inbox.title;
    };
  }, [unread, name]);
}
